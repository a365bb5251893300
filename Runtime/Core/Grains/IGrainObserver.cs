namespace Orleans;

/// <summary>An object outside grains that grains can call.</summary>
public interface IGrainObserver : IAddressable
{
}
