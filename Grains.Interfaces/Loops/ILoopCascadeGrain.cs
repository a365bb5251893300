using Orleans.Concurrency;

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>
/// The outer side of a cascade; the key is the outer loop's name and the grain is that of <see cref="IFeedbackLoopGrain"/>.
/// Inner loops call it; it never calls them, so that no circle of calls can come to be.
/// </summary>
[Alias("loops.ILoopCascadeGrain")]
public interface ILoopCascadeGrain : IGrainWithStringKey
{
    /// <summary>Says what the inner loop does, and answers with the output as committed last.</summary>
    [Alias("exchange"), AlwaysInterleave]
    Task<CascadeOutput> ExchangeAsync(CascadeReport report);
}
