namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>
/// A stage of yours without a memory: <c>type: custom</c>. One instance serves all loops of a silo, several at a time, so it
/// keeps nothing in fields that change. It runs on a thread of its own kind, may block within its time limit, and is best
/// computed from its input alone, because a step that is repeated after a crash asks again.
/// </summary>
public interface ISubProcessor
{
    /// <param name="input">The value; never missing.</param>
    /// <param name="cancel">Set at the time limit: what is answered later is not used.</param>
    SubProcessorAnswer Process(SubProcessorInput input, CancellationToken cancel);
}

/// <summary>
/// A stage of yours with a memory, which is kept durably as JSON and handed in again after a takeover. As
/// <see cref="ISubProcessor"/> otherwise.
/// </summary>
/// <typeparam name="TState">What System.Text.Json can write and read; a new instance remembers nothing. Members may be added later.</typeparam>
public interface ISubProcessor<TState>
    where TState : class, new()
{
    /// <returns>What to remember, and the answer. The state handed in may be changed and returned.</returns>
    (TState State, SubProcessorAnswer Answer) Process(TState state, SubProcessorInput input, CancellationToken cancel);
}
