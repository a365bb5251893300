namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>
/// A controller of yours without a memory: <c>type: custom</c>. Windows, range, deadband and rate of the definition come after
/// it, and in modes where it does not decide it is asked all the same. As <see cref="ISubProcessor"/> otherwise.
/// </summary>
public interface ILoopController
{
    /// <param name="input">The measurement, never missing, with set-point and output in force.</param>
    /// <param name="cancel">Set at the time limit: the output is held then.</param>
    /// <returns>The output asked for; without a value the output is held.</returns>
    SubProcessorAnswer Decide(SubProcessorInput input, CancellationToken cancel);
}

/// <summary>A controller of yours with a memory, kept as that of <see cref="ISubProcessor{TState}"/>.</summary>
/// <typeparam name="TState">What System.Text.Json can write and read; a new instance remembers nothing.</typeparam>
public interface ILoopController<TState>
    where TState : class, new()
{
    /// <returns>What to remember, and the output asked for.</returns>
    (TState State, SubProcessorAnswer Answer) Decide(TState state, SubProcessorInput input, CancellationToken cancel);
}
