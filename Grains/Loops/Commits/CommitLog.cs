using Microsoft.Extensions.Logging;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>Event ids 2080 to 2099.</summary>
internal static partial class CommitLog
{
    [LoggerMessage(2080, LogLevel.Warning, "The store has not answered loop {Loop} (epoch {Epoch}) for {OutageMs:0} ms: it goes on from memory with a journal, and nobody can take it over.")]
    public static partial void StoreLost(ILogger logger, string loop, long epoch, double outageMs);

    [LoggerMessage(2081, LogLevel.Warning, "The store is back for loop {Loop} (epoch {Epoch}): steps {First} to {Last} of an outage of {OutageMs:0} ms are committed.")]
    public static partial void StoreBack(ILogger logger, string loop, long epoch, long first, long last, double outageMs);

    [LoggerMessage(2082, LogLevel.Warning, "Loop {Loop} (epoch {Epoch}) does not decide while the store is away: {Reason}. Its outputs stay as its fail action says.")]
    public static partial void Frozen(ILogger logger, string loop, long epoch, string reason);

    [LoggerMessage(2083, LogLevel.Error, "Another epoch than {Epoch} is in force for loop {Loop}: its steps {First} to {Last}, which acted while the store was away, are discarded.")]
    public static partial void JournalDiscarded(ILogger logger, string loop, long epoch, long first, long last);

    [LoggerMessage(2084, LogLevel.Error, "The store does not take steps up to {Seq} of loop {Loop} as they stand; they are tried again with the next ones.")]
    public static partial void Impossible(ILogger logger, Exception error, string loop, long seq);

    [LoggerMessage(2085, LogLevel.Warning, "Loop {Loop} waits for the commit of its steps: they would lag {LagMs:0} ms behind, more than maxLag.")]
    public static partial void LagReached(ILogger logger, string loop, double lagMs);
}
