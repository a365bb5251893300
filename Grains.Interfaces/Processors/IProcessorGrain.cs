namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>A stateful stage of a loop in a grain of its own; the key is <c>loop/stage</c>.</summary>
[Alias("loops.IProcessorGrain")]
public interface IProcessorGrain : IGrainWithStringKey
{
    /// <summary>Takes one step. The same seq gets the same answer, and moves the state once; an older one is refused.</summary>
    [Alias("process")]
    Task<ProcessorAnswer> ProcessAsync(ProcessorRequest request);

    /// <summary>Forgets the state. For a loop that was deleted.</summary>
    [Alias("clear")]
    Task ClearAsync();
}
