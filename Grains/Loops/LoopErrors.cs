using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>Refusals that callers see.</summary>
internal static class LoopErrors
{
    public static OfferResult Offer(string code, string message, bool retryable = false, RequestOutcome outcome = RequestOutcome.None) =>
        new() { Error = new LoopError { Code = code, Message = message, Retryable = retryable, Outcome = outcome } };

    public static OfferResult NotFound(string loop) => Offer(LoopErrorCodes.NotFound, $"There is no loop named '{loop}'.");

    /// <summary>The samples were taken in, but their commit is not known to have happened.</summary>
    public static OfferResult NotCommitted(string loop, CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.Busy => Offer(LoopErrorCodes.Busy, $"The store takes no more steps of loop {loop} for now; repeat the same ids.", retryable: true, RequestOutcome.Unknown),
        CommitOutcome.Refused => Offer(LoopErrorCodes.Fenced, $"Loop {loop} has another owner; repeat the same ids.", retryable: true, RequestOutcome.Unknown),
        _ => Offer(LoopErrorCodes.StoreUnavailable, $"Whether the samples of loop {loop} are stored is not known; repeat the same ids.", retryable: true, RequestOutcome.Unknown),
    };
}
