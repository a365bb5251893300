using Orleans.Concurrency;

namespace OrleansHa.Grains.Interfaces.Sources;

/// <summary>Pulls one source of a loop's signal; the key is <c>loop/signal/source</c>.</summary>
[Alias("loops.ISourceGrain")]
public interface ISourceGrain : IGrainWithStringKey
{
    /// <summary>Starts pulling, or goes on with other settings. Cheap when nothing changes.</summary>
    [Alias("ensure"), AlwaysInterleave]
    Task EnsureAsync(SourceSettings settings);

    /// <summary>Stops pulling.</summary>
    [Alias("stop"), AlwaysInterleave]
    Task StopAsync();
}
