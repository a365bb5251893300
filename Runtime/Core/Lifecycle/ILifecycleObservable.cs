namespace Orleans;

/// <summary>Runs observers stage by stage.</summary>
public interface ILifecycleObservable
{
    /// <summary>Adds an observer at a stage; disposing the result removes it.</summary>
    IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
}
