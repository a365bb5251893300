using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>Log messages of the grain directory, events 3100 to 3199.</summary>
internal static partial class DirectoryLog
{
    [LoggerMessage(3100, LogLevel.Warning, "Activation {Loser} ends: {Winner} is the registered one.")]
    public static partial void DuplicateDropped(ILogger logger, GrainAddress loser, GrainAddress winner);

    [LoggerMessage(3101, LogLevel.Debug, "Recovering {Ranges} ranges of the directory in view {Version} from {Hosts} silos.")]
    public static partial void Recovering(ILogger logger, int ranges, MembershipVersion version, int hosts);

    [LoggerMessage(3102, LogLevel.Information, "Recovered {Ranges} ranges of the directory in view {Version}: {Entries} activations told by {Hosts} silos in {Milliseconds} ms.")]
    public static partial void Recovered(ILogger logger, int ranges, MembershipVersion version, int entries, int hosts, long milliseconds);

    [LoggerMessage(3103, LogLevel.Debug, "Silo {Silo} did not say what it hosts yet: {Reason}.")]
    public static partial void PullFailed(ILogger logger, SiloAddress silo, string reason);

    [LoggerMessage(3104, LogLevel.Warning, "The recovery of directory ranges in view {Version} failed.")]
    public static partial void RecoveryFailed(ILogger logger, Exception exception, MembershipVersion version);

    [LoggerMessage(3105, LogLevel.Debug, "Could not unregister {Address}: a later call finds the entry stale.")]
    public static partial void UnregisterFailed(ILogger logger, Exception exception, GrainAddress address);
}
