namespace OrleansHa.Grains.Sources;

/// <summary>A source that is asked for a value again and again, one question at a time.</summary>
internal interface IPulledSource : ISourceReader
{
    /// <summary>One attempt. What goes wrong is an answer without a value and with a reason.</summary>
    /// <param name="cancel">Comes when the source's time-out has passed, or the puller ends.</param>
    /// <exception cref="OperationCanceledException">That token has come.</exception>
    Task<SourceAnswer> ReadAsync(CancellationToken cancel);
}
