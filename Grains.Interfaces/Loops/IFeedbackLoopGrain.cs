using Orleans.Concurrency;

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>
/// One feedback loop; the key is its name. Refusals that are to be expected are results; a call may throw when the silo or the
/// store is away (<see cref="TimeoutException"/> and the engine's exceptions), and its outcome is unknown then.
/// </summary>
[Alias("loops.IFeedbackLoopGrain")]
public interface IFeedbackLoopGrain : IGrainWithStringKey
{
    /// <summary>Validates a definition and puts it in force; the running state is kept (bumpless).</summary>
    /// <param name="definition">YAML or JSON text; its metadata.name must be this loop's.</param>
    /// <param name="expectedRevision">Null applies to whatever is in force; 0 demands that the loop does not exist.</param>
    [Alias("apply")]
    Task<ApplyResult> ApplyAsync(string definition, long? expectedRevision);

    /// <returns>Null when there is no such loop.</returns>
    [Alias("get"), AlwaysInterleave]
    Task<LoopDefinitionText?> GetAsync();

    /// <returns>Null when there is no such loop.</returns>
    [Alias("status"), AlwaysInterleave]
    Task<LoopStatus?> StatusAsync();

    /// <summary>Offers samples of one signal. With <see cref="OfferAcknowledgement.Committed"/> the receipts come after the commit.</summary>
    [Alias("offer"), AlwaysInterleave]
    Task<OfferResult> OfferAsync(SampleBatch batch);

    /// <summary>Removes the loop; its epoch is remembered, so a later loop of this name starts above it.</summary>
    /// <param name="expectedRevision">Null deletes whatever is in force.</param>
    [Alias("delete")]
    Task<DeleteResult> DeleteAsync(long? expectedRevision);

    /// <summary>Moves the owner to a standby or another zone without a missed step.</summary>
    [Alias("failover"), AlwaysInterleave]
    Task<FailoverResult> FailoverAsync(FailoverRequest request);

    /// <summary>Makes sure that the loop runs. Used by takeover; does nothing when it runs already.</summary>
    [Alias("resume"), AlwaysInterleave]
    Task<ResumeResult> ResumeAsync();
}
