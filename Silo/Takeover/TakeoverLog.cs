namespace OrleansHa.Silo.Takeover;

/// <summary>Event ids 2300 to 2349.</summary>
internal static partial class TakeoverLog
{
    [LoggerMessage(2300, LogLevel.Information, "Silo {Dead} is dead: {Share} of its {Loops} loops are resumed here.")]
    public static partial void TakingOver(ILogger logger, SiloAddress dead, int share, int loops);

    [LoggerMessage(2301, LogLevel.Information, "{Count} loops without an owner that runs them are resumed here.")]
    public static partial void Swept(ILogger logger, int count);

    [LoggerMessage(2302, LogLevel.Warning, "Loop {Loop} could not be resumed in {Attempts} attempts; the sweeper goes on.")]
    public static partial void GaveUp(ILogger logger, Exception? error, string loop, int attempts);

    [LoggerMessage(2303, LogLevel.Debug, "Resuming loop {Loop} failed at attempt {Attempt}.")]
    public static partial void AttemptFailed(ILogger logger, Exception error, string loop, int attempt);

    [LoggerMessage(2304, LogLevel.Warning, "The loops of dead silo {Dead} could not be read; the sweeper goes on.")]
    public static partial void LookFailed(ILogger logger, Exception error, SiloAddress dead);

    [LoggerMessage(2305, LogLevel.Warning, "Looking for loops without an owner failed; it is done again.")]
    public static partial void SweepFailed(ILogger logger, Exception error);

    [LoggerMessage(2306, LogLevel.Information, "This silo stops: handing {Loops} loops over to {Others} others.")]
    public static partial void Draining(ILogger logger, int loops, int others);

    [LoggerMessage(2307, LogLevel.Warning, "{Loops} loops were not handed over within {Bound}; the others resume them after this silo's end.")]
    public static partial void DrainIncomplete(ILogger logger, int loops, TimeSpan bound);

    [LoggerMessage(2309, LogLevel.Information, "Silo {Dead} is dead: {Loops} of its loops are resumed here from memory.")]
    public static partial void FromMemory(ILogger logger, SiloAddress dead, int loops);

    [LoggerMessage(2310, LogLevel.Information, "Loop {Loop} moves to {Target}.")]
    public static partial void Moving(ILogger logger, string loop, SiloAddress target);

    [LoggerMessage(2311, LogLevel.Warning, "Loop {Loop} could not be moved to {Target}.")]
    public static partial void MoveFailed(ILogger logger, Exception error, string loop, SiloAddress target);

    [LoggerMessage(2312, LogLevel.Warning, "Where owners belong could not be looked at; it is done again.")]
    public static partial void OwnersNotKept(ILogger logger, Exception error);

    [LoggerMessage(2308, LogLevel.Information, "Loop {Loop} ended here though it should go on; it is resumed.")]
    public static partial void HandedBack(ILogger logger, string loop);
}
