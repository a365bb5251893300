using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Event ids 1220 to 1229.</summary>
internal static partial class EnumerationLog
{
    [LoggerMessage(1220, LogLevel.Debug, "An enumeration of {Grain} was not advanced for {Seconds} s or more; its iterator is disposed.")]
    public static partial void Idle(ILogger logger, GrainId grain, double seconds);

    [LoggerMessage(1221, LogLevel.Warning, "Disposing the iterator of an enumeration of {Grain} that nobody waits for failed.")]
    public static partial void DisposeFailed(ILogger logger, Exception error, GrainId grain);
}
