namespace OrleansHa.Tests.Bench.Activations;

/// <summary>The smallest grain there can be: what is measured is the activation.</summary>
public interface IIdleGrain : IGrainWithIntegerKey
{
    ValueTask Touch();
}
