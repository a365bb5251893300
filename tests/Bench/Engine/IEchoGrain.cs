namespace OrleansHa.Tests.Bench.Engine;

/// <summary>The smallest grain there can be: what is measured is the engine.</summary>
public interface IEchoGrain : IGrainWithIntegerKey
{
    ValueTask Touch();

    Task<int> Add(int a, int b);
}
