using Orleans.Placement;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>Does what a grain must not do.</summary>
[RandomPlacement]
internal sealed class BlockingGrain : Grain, IBlockingGrain
{
    private static int blocked;

    public static ManualResetEventSlim Release { get; } = new();

    public static int Blocked => Volatile.Read(ref blocked);

    public Task Block()
    {
        Interlocked.Increment(ref blocked);
        Release.Wait();
        Interlocked.Decrement(ref blocked);
        return Task.CompletedTask;
    }

    public async Task BlockLater()
    {
        await Task.Yield();
        await Block();
    }
}
