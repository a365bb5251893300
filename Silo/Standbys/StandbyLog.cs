namespace OrleansHa.Silo.Standbys;

/// <summary>Event ids 2350 to 2399.</summary>
internal static partial class StandbyLog
{
    [LoggerMessage(2350, LogLevel.Warning, "Standbys on {Silo} are catching up: {Steps} steps did not arrive.")]
    public static partial void SendFailed(ILogger logger, Exception error, SiloAddress silo, int steps);

    [LoggerMessage(2351, LogLevel.Information, "Standbys on {Silo} follow again.")]
    public static partial void SendResumed(ILogger logger, SiloAddress silo);

    [LoggerMessage(2352, LogLevel.Warning, "Silo {Silo} knows a higher epoch of loop {Loop}: another owner is in force.")]
    public static partial void Fenced(ILogger logger, SiloAddress silo, string loop);

    [LoggerMessage(2353, LogLevel.Warning, "Silo {Silo} has no room for {Loops} more loops to stand by for; raise Loop:Standby:MaxLoops or MaxBytes there.")]
    public static partial void Full(ILogger logger, SiloAddress silo, int loops);

    [LoggerMessage(2354, LogLevel.Information, "{Loops} loops whose owners were not heard any more are forgotten.")]
    public static partial void Trimmed(ILogger logger, int loops);

    [LoggerMessage(2355, LogLevel.Error, "Looking after standbys failed; it is done again.")]
    public static partial void KeepingFailed(ILogger logger, Exception error);

    [LoggerMessage(2356, LogLevel.Warning, "Who stands by for {Loops} loops could not be written down; it is tried again.")]
    public static partial void RegisterFailed(ILogger logger, Exception error, int loops);

    [LoggerMessage(2357, LogLevel.Warning, "The definition of loop {Loop}, revision {Revision}, cannot be planned ahead here: {Reason}")]
    public static partial void NotPlanned(ILogger logger, string loop, long revision, string reason);
}
