namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>Takes bytes and keeps its caller waiting until it is let go.</summary>
public interface IHoardingGrain : IGrainWithIntegerKey
{
    Task<int> Take(byte[] bytes);
}
