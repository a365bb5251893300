namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>A class of a user's with a memory, for one loop; the key is <c>loop/stage</c>.</summary>
[Alias("loops.ICustomProcessorGrain")]
public interface ICustomProcessorGrain : IGrainWithStringKey
{
    /// <summary>Takes one step. The same seq gets the same answer, and moves the state once; an older one is refused.</summary>
    [Alias("process")]
    Task<ProcessorAnswer> ProcessAsync(CustomRequest request);

    /// <summary>Forgets the state. For a loop that was deleted.</summary>
    [Alias("clear")]
    Task ClearAsync();
}
