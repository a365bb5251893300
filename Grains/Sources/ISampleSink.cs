namespace OrleansHa.Grains.Sources;

/// <summary>Takes what a streaming source has; safe to use from any thread.</summary>
internal interface ISampleSink
{
    /// <summary>The connection stands: what failed before is forgotten.</summary>
    void Connected();

    /// <summary>Takes one sample; with a full buffer it waits or sheds, as the source's <see cref="StreamBuffer"/> says.</summary>
    ValueTask PutAsync(SourceSample sample, CancellationToken cancel);
}
