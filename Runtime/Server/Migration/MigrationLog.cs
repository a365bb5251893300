using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Event ids 1240 to 1249.</summary>
internal static partial class MigrationLog
{
    [LoggerMessage(1240, LogLevel.Debug, "{Leaving} moved: the grain is {Moved} now.")]
    public static partial void Moved(ILogger logger, GrainAddress leaving, GrainAddress moved);

    [LoggerMessage(1241, LogLevel.Information, "{Target} did not take {Grain}; it is deactivated instead.")]
    public static partial void Refused(ILogger logger, GrainId grain, SiloAddress target);

    [LoggerMessage(1242, LogLevel.Warning, "Moving {Grain} to {Target} failed; it is deactivated instead.")]
    public static partial void MoveFailed(ILogger logger, Exception error, GrainId grain, SiloAddress? target);

    [LoggerMessage(1243, LogLevel.Warning, "{Grain} could not be rehydrated from {Previous}; it starts anew, from its storage.")]
    public static partial void RehydrationFailed(ILogger logger, Exception error, GrainId grain, GrainAddress previous);
}
