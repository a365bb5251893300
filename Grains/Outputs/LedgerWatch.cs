using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Outputs;

/// <summary>
/// Looks at every commit whether emitted = delivered + pending + superseded + dead-lettered, and whether as many decisions are
/// open as the account says. A difference is logged, counted and raised as an alert, once for each output and owner.
/// </summary>
internal sealed class LedgerWatch(string loop, long epoch, IAlertLog alerts, LoopInstruments instruments, TimeProvider time, ILogger logger)
{
    /// <summary>Who is told when the platform itself has something to say.</summary>
    public const string Route = "platform";

    private readonly HashSet<string> _reported = [];

    /// <param name="output">The output.</param>
    /// <param name="ledger">Its account as it is stored.</param>
    /// <param name="open">Decisions that are known not to have ended; null when that is not known for certain now.</param>
    public void Look(string output, OutputLedger ledger, long? open)
    {
        var text = !ledger.Balances ? $"{ledger}"
            : open is { } count && count != ledger.Pending ? $"{ledger}, but {count} decisions are open"
            : null;
        if (text is null || !_reported.Add(output))
            return;
        instruments.LedgerBroken(loop, output);
        DeliveryLog.LedgerBroken(logger, loop, output, epoch, text);
        _ = RaiseAsync(new AlertEntry(
            $"{loop}/{output}/ledger/{epoch}", loop, output, Route, AlertSeverity.Critical, 1, "", time.GetUtcNow(),
            $"The account of decisions does not balance: {text}"));
    }

    private async Task RaiseAsync(AlertEntry alert)
    {
        try
        {
            await alerts.AppendAsync(alert);
        }
        catch (LoopStoreException error)
        {
            DeliveryLog.AlertFailed(logger, error, alert.Key);
        }
    }
}
