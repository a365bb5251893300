using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Tests.Cluster.Loops;

// Classes of a user's, good and bad; a definition names a class of a namespace, not one within another.

/// <summary>What <see cref="Counting"/> remembers.</summary>
internal sealed class Count
{
    public long Steps { get; set; }
}

internal sealed class Counting : ISubProcessor<Count>
{
    public (Count State, SubProcessorAnswer Answer) Process(Count state, SubProcessorInput input, CancellationToken cancel) =>
        (new Count { Steps = state.Steps + 1 }, new SubProcessorAnswer(state.Steps + 1));
}

internal sealed class Throwing : ISubProcessor
{
    public SubProcessorAnswer Process(SubProcessorInput input, CancellationToken cancel) => throw new InvalidOperationException("as it always does");
}

internal sealed class Hanging : ISubProcessor<Count>
{
    public static ManualResetEventSlim Gate { get; } = new();

    public (Count State, SubProcessorAnswer Answer) Process(Count state, SubProcessorInput input, CancellationToken cancel)
    {
        Gate.Wait(CancellationToken.None);
        return (state, new SubProcessorAnswer(input.Value));
    }
}

internal sealed class Hungry : ISubProcessor
{
    public SubProcessorAnswer Process(SubProcessorInput input, CancellationToken cancel) => new(new byte[100 * 1024 * 1024].Length);
}
