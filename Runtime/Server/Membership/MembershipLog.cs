using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.MembershipService;

/// <summary>Log messages of membership, events 3000 to 3099.</summary>
internal static partial class MembershipLog
{
    [LoggerMessage(3000, LogLevel.Information, "This silo {Silo} is now {Status} in view {Version}.")]
    public static partial void StatusWritten(ILogger logger, SiloAddress silo, SiloStatus status, MembershipVersion version);

    [LoggerMessage(3001, LogLevel.Information, "View {Version}: {Changes}.")]
    public static partial void ViewChanged(ILogger logger, MembershipVersion version, string changes);

    [LoggerMessage(3002, LogLevel.Warning, "Declared silo {Silo} dead in view {Version}: {Evidence}.")]
    public static partial void DeclaredDead(ILogger logger, SiloAddress silo, MembershipVersion version, string evidence);

    [LoggerMessage(3003, LogLevel.Warning, "Voted against silo {Silo} in view {Version}: {Evidence}.")]
    public static partial void Voted(ILogger logger, SiloAddress silo, MembershipVersion version, string evidence);

    [LoggerMessage(3004, LogLevel.Information, "Silo {Silo} is {Condition} here: {State}.")]
    public static partial void ConditionChanged(ILogger logger, SiloAddress silo, PeerCondition condition, string state);

    [LoggerMessage(3005, LogLevel.Warning, "The membership table did not answer ({Attempt} attempts): nobody is declared dead until it does, calls go on.")]
    public static partial void TableUnreachable(ILogger logger, Exception exception, int attempt);

    [LoggerMessage(3006, LogLevel.Information, "The membership table answers again.")]
    public static partial void TableReachable(ILogger logger);

    [LoggerMessage(3007, LogLevel.Warning, "This process did not run for {Pause}. Reading the membership table before relying on the old view.")]
    public static partial void Paused(ILogger logger, TimeSpan pause);

    [LoggerMessage(3008, LogLevel.Error, "A status listener {Listener} failed.")]
    public static partial void ListenerFailed(ILogger logger, Exception exception, string listener);

    [LoggerMessage(3009, LogLevel.Error, "An engine part {Observer} failed to follow a view.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, string observer);

    [LoggerMessage(3010, LogLevel.Information, "Waiting for active silos to answer before joining: {Silos}.")]
    public static partial void WaitingForSilos(ILogger logger, string silos);

    [LoggerMessage(3011, LogLevel.Warning, "Older incarnation {Silo} of this silo's endpoint is declared dead.")]
    public static partial void PredecessorDeclaredDead(ILogger logger, SiloAddress silo);

    [LoggerMessage(3012, LogLevel.Warning, "Could not write status {Status} while stopping; the others find out by themselves.")]
    public static partial void FarewellFailed(ILogger logger, Exception exception, SiloStatus status);

    [LoggerMessage(EventId = 3013, Message = "A background part of membership ({Part}) failed and goes on.")]
    public static partial void LoopFailed(ILogger logger, LogLevel level, Exception exception, string part);

    [LoggerMessage(3014, LogLevel.Information, "Removed rows of silos that were last alive before {Before}.")]
    public static partial void DefunctRemoved(ILogger logger, DateTimeOffset before);

    [LoggerMessage(3015, LogLevel.Information, "Turns wait: this process did not run for {Pause} ms or hears too few silos, so others may act for it. The membership table, or the others, have to confirm it first.")]
    public static partial void TurnsWait(ILogger logger, long pause);

    [LoggerMessage(3016, LogLevel.Information, "Turns go on ({Parked} activations waited): this silo is confirmed to be alive.")]
    public static partial void TurnsGoOn(ILogger logger, int parked);
}
