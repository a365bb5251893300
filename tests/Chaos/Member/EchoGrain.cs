namespace OrleansHa.Tests.Chaos.Member;

/// <inheritdoc cref="IEchoGrain"/>
public sealed class EchoGrain : Grain, IEchoGrain
{
    public ValueTask<long> Echo(long value) => ValueTask.FromResult(value);
}
