namespace OrleansHa.Tests.Bench.Engine;

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public ValueTask Touch() => ValueTask.CompletedTask;

    public Task<int> Add(int a, int b) => Task.FromResult(a + b);
}
