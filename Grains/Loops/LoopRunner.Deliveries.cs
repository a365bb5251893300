using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>The accounts of deliveries, and dead letters that are delivered again.</summary>
internal sealed partial class LoopRunner
{
    /// <summary>Makes dead letters pending again, under the keys they always had; answers when that is committed.</summary>
    public async Task<DeadLetterResult> ReplayAsync(string output, IReadOnlyList<OutboxEntry> letters)
    {
        if (_waiters.IsFull)
            return Failed(LoopErrorCodes.Busy, $"{CommitWaiters.Limit} requests to loop {Loop} wait for the store already.", RequestOutcome.None);
        var fresh = _outputs.Revive(letters, Now, (_state.Outputs.GetValueOrDefault(output) ?? OutputLedger.Empty).DeadLettered);
        if (fresh.Length == 0)
            return new DeadLetterResult();
        _state = OutputAccounts.Revive(_state, output, fresh.Length);
        _uncommitted.Add(Now, fresh);
        var (outcome, _) = await CommittedAsync();
        return outcome == CommitOutcome.Committed ? new DeadLetterResult { Count = fresh.Length }
            : Failed(
                outcome == CommitOutcome.Refused ? LoopErrorCodes.Fenced : LoopErrorCodes.StoreUnavailable,
                $"Whether the letters of loop {Loop} are pending again is not known; repeating it is safe.", RequestOutcome.Unknown);
    }

    private static DeadLetterResult Failed(string code, string message, RequestOutcome outcome) =>
        new() { Error = new LoopError { Code = code, Message = message, Retryable = true, Outcome = outcome } };

    /// <summary>Compares the accounts that were just committed with what is open; only where nothing is on its way in between.</summary>
    private void LookAtAccounts()
    {
        var settled = _uncommitted.Count == 0 && _actions.IsEmpty;
        foreach (var (output, ledger) in _committed.Outputs)
            _ledgers.Look(output, ledger, settled ? _outputs.Open(output) : null);
    }
}
