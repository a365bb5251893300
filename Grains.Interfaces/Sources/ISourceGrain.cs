using Orleans.Concurrency;

namespace OrleansHa.Grains.Interfaces.Sources;

/// <summary>Reads one source of a loop's signal; the key is <c>loop/signal/source</c>.</summary>
[Alias("loops.ISourceGrain")]
public interface ISourceGrain : IGrainWithStringKey
{
    /// <summary>Starts reading, or goes on with other settings. Cheap when nothing changes.</summary>
    [Alias("keep"), AlwaysInterleave]
    Task<SourceReport> KeepAsync(SourceSettings settings);

    /// <summary>How it goes; null when nothing is read here.</summary>
    [Alias("report"), AlwaysInterleave]
    Task<SourceReport?> ReportAsync();

    /// <summary>Stops reading.</summary>
    [Alias("stop"), AlwaysInterleave]
    Task StopAsync();
}
