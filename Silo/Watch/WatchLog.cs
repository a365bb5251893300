namespace OrleansHa.Silo.Watch;

/// <summary>Event ids 2350 to 2399.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(2350, LogLevel.Error, "LoopStuck: {Loop} has not taken a step for {StillMs:0} ms, its period is {PeriodMs:0} ms. It is ended here and resumed on {Target} (attempt {Attempt}).")]
    public static partial void Stuck(ILogger logger, string loop, double stillMs, double periodMs, string target, int attempt);

    [LoggerMessage(2351, LogLevel.Error, "The activation of stuck loop {Loop} did not end within {Bound}; it is abandoned. Its epoch keeps it from committing.")]
    public static partial void Abandoned(ILogger logger, string loop, TimeSpan bound);

    [LoggerMessage(2352, LogLevel.Error, "LoopStuck: {Loop} of silo {Owner} has not committed for {StillMs:0} ms, its period is {PeriodMs:0} ms, as seen from here. That silo says: {Answer}.")]
    public static partial void PeerStuck(ILogger logger, string loop, string owner, double stillMs, double periodMs, string answer);

    [LoggerMessage(2353, LogLevel.Warning, "Looking after loops failed; it is done again.")]
    public static partial void LookFailed(ILogger logger, Exception error);
}
