namespace OrleansHa.Tests.Bench.Activations;

/// <summary>Does nothing.</summary>
public sealed class IdleGrain : Grain, IIdleGrain
{
    public ValueTask Touch() => default;
}
