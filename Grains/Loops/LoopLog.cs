using Microsoft.Extensions.Logging;

namespace OrleansHa.Grains.Loops;

/// <summary>Event ids 2000 to 2099.</summary>
internal static partial class LoopLog
{
    [LoggerMessage(2000, LogLevel.Information, "Loop {Loop} runs here with epoch {Epoch}, from step {Seq}, revision {Revision}.")]
    public static partial void Running(ILogger logger, string loop, long epoch, long seq, long revision);

    [LoggerMessage(2001, LogLevel.Information, "LoopTakeover: {Loop} epoch {Epoch} from {FormerOwner}, first step committed {GapMs:0} ms after the last one.")]
    public static partial void TookOver(ILogger logger, string loop, long epoch, string formerOwner, double gapMs);

    [LoggerMessage(2002, LogLevel.Warning, "Loop {Loop} with epoch {Epoch} is fenced at step {Seq}: another owner is in force. It stops here.")]
    public static partial void Fenced(ILogger logger, string loop, long epoch, long seq);

    [LoggerMessage(2003, LogLevel.Warning, "Output {Output} of loop {Loop}: the endpoint knows a higher epoch than {Epoch} ({Detail}). The loop stops here.")]
    public static partial void EndpointFenced(ILogger logger, string loop, string output, long epoch, string detail);

    [LoggerMessage(2004, LogLevel.Error, "A step of loop {Loop} failed at seq {Seq}; the next one is tried in time.")]
    public static partial void StepFailed(ILogger logger, Exception error, string loop, long seq);

    [LoggerMessage(2005, LogLevel.Warning, "Output {Output} of loop {Loop} refused decision {Seq} for good: {Detail}")]
    public static partial void DecisionRefused(ILogger logger, string loop, string output, long seq, string? detail);

    [LoggerMessage(2006, LogLevel.Error, "Delivering decision {Seq} of {Loop}/{Output} failed unexpectedly.")]
    public static partial void DeliveryFailed(ILogger logger, Exception error, string loop, string output, long seq);

    [LoggerMessage(2007, LogLevel.Error, "Output {Output} of loop {Loop}: the account says {Pending} pending, the outbox holds {Rows}.")]
    public static partial void AccountsDiffer(ILogger logger, string loop, string output, long pending, int rows);

    [LoggerMessage(2008, LogLevel.Information, "Loop {Loop} leaves this silo: {Reason}.")]
    public static partial void Leaving(ILogger logger, string loop, string reason);

    [LoggerMessage(2009, LogLevel.Debug, "Stage {Stage} of loop {Loop} did not answer step {Seq} in time; its last answer is held.")]
    public static partial void StageHeld(ILogger logger, Exception? error, string loop, string stage, long seq);

    [LoggerMessage(2010, LogLevel.Debug, "The puller of {Loop}/{Signal}/{Source} could not be reached; it is asked again.")]
    public static partial void EnsureFailed(ILogger logger, Exception error, string loop, string signal, string source);

    [LoggerMessage(2011, LogLevel.Information, "Loop {Loop} has revision {Revision} in force.")]
    public static partial void Applied(ILogger logger, string loop, long revision);

    [LoggerMessage(2012, LogLevel.Warning, "Loop {Loop} could not be released; its silo's death will release it.")]
    public static partial void ReleaseFailed(ILogger logger, Exception error, string loop);

    [LoggerMessage(2013, LogLevel.Warning, "The store takes no more steps of loop {Loop} for now; step {Seq} waits.")]
    public static partial void StoreBusy(ILogger logger, string loop, long seq);

    [LoggerMessage(2020, LogLevel.Debug, "Loop {Loop} could not reach its outer loop {Outer}.")]
    public static partial void OuterSilent(ILogger logger, Exception error, string loop, string outer);

    [LoggerMessage(2021, LogLevel.Warning, "The candidate of loop {Loop} failed at step {Seq}; the loop goes on without it.")]
    public static partial void CandidateFailed(ILogger logger, Exception error, string loop, long seq);

    [LoggerMessage(2022, LogLevel.Warning, "The candidate of loop {Loop} could not be read; the next step tries again.")]
    public static partial void CandidateUnread(ILogger logger, Exception error, string loop);

    [LoggerMessage(2023, LogLevel.Warning, "The text kept for the candidate of loop {Loop} is not the one that was started; the comparison ends.")]
    public static partial void CandidateLost(ILogger logger, string loop);

    [LoggerMessage(2024, LogLevel.Information, "Loop {Loop}: {Kind} by an operator, committed with step {Seq}.")]
    public static partial void Operated(ILogger logger, string loop, string kind, long seq);
}
