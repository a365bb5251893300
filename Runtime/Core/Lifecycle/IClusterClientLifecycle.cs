namespace Orleans;

/// <summary>The lifecycle of a client.</summary>
public interface IClusterClientLifecycle : ILifecycleObservable
{
}
