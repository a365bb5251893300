using Orleans.Concurrency;

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>
/// What an operator does to a running loop; the key is the loop's name and the grain is that of <see cref="IFeedbackLoopGrain"/>.
/// Refusals that are to be expected are results; when a call throws or its outcome is unknown, repeating it with the same key is safe.
/// </summary>
[Alias("loops.ILoopOperationsGrain")]
public interface ILoopOperationsGrain : IGrainWithStringKey
{
    /// <summary>Changes mode or set-point, pauses or resumes; answers once that is committed. It outlives takeovers and redeploys.</summary>
    [Alias("operate"), AlwaysInterleave]
    Task<OperationResult> OperateAsync(LoopOperation operation);

    /// <summary>
    /// Lets a definition decide beside the one in force, on the same samples and without acting. One that runs already is
    /// replaced. Its sources have to be some of those in force: nothing new is read.
    /// </summary>
    /// <param name="definition">YAML or JSON text; its metadata.name must be this loop's.</param>
    [Alias("startCandidate")]
    Task<ApplyResult> StartCandidateAsync(string definition);

    /// <returns>Null when there is no candidate, or no such loop.</returns>
    [Alias("candidateReport"), AlwaysInterleave]
    Task<CandidateReport?> CandidateReportAsync();

    /// <summary>Applies the candidate's definition, bumpless as any apply, and ends the comparison.</summary>
    /// <param name="expectedRevision">The revision that has to be in force; null is any.</param>
    [Alias("promoteCandidate")]
    Task<ApplyResult> PromoteCandidateAsync(long? expectedRevision);

    /// <returns>Whether there was a candidate.</returns>
    [Alias("dropCandidate")]
    Task<bool> DropCandidateAsync();
}
