namespace OrleansHa.Grains.Sources;

/// <summary>
/// Reads one source for as long as its puller runs: an <see cref="IPulledSource"/> is asked, an <see cref="IStreamingSource"/>
/// sends by itself. Disposed when the puller ends or gets other settings.
/// </summary>
internal interface ISourceReader : IAsyncDisposable;
