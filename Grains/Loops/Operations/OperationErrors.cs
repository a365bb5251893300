using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Operations;

/// <summary>Operations that were not done, as callers see them.</summary>
internal static class OperationErrors
{
    public static OperationResult Refused(string code, string message) =>
        new() { Outcome = OperationOutcome.Refused, Error = new LoopError { Code = code, Message = message } };

    public static OperationResult Failed(string code, string message, RequestOutcome outcome) =>
        new() { Outcome = OperationOutcome.Failed, Error = new LoopError { Code = code, Message = message, Retryable = true, Outcome = outcome } };

    public static OperationResult NotFound(string loop) => Refused(LoopErrorCodes.NotFound, $"There is no loop named '{loop}'.");

    /// <summary>It was taken in, but its commit is not known to have happened.</summary>
    public static OperationResult NotCommitted(string loop, CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.Busy => Failed(LoopErrorCodes.Busy, $"The store takes no more steps of loop {loop} for now; repeat the same key.", RequestOutcome.Unknown),
        CommitOutcome.Refused => Failed(LoopErrorCodes.Fenced, $"Loop {loop} has another owner; repeat the same key.", RequestOutcome.Unknown),
        _ => Failed(LoopErrorCodes.StoreUnavailable, $"Whether the operation on loop {loop} is stored is not known; repeat the same key.", RequestOutcome.Unknown),
    };
}
