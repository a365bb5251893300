namespace OrleansHa.Grains.Sources;

/// <summary>A source that sends by itself.</summary>
internal interface IStreamingSource : ISourceReader
{
    /// <summary>How many samples wait for the loop, and what happens to one more.</summary>
    StreamBuffer Buffer { get; }

    /// <summary>Connects and hands over every sample that comes. Called again after it has ended, never twice at a time.</summary>
    /// <returns>Why it ended: the connection could not be made, or is lost.</returns>
    /// <param name="sink">Takes the samples.</param>
    /// <param name="cancel">The puller ends.</param>
    Task<SourceAnswer> RunAsync(ISampleSink sink, CancellationToken cancel);
}
