using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Scheduler;

/// <summary>Event ids 1100 to 1119.</summary>
internal static partial class SchedulingLog
{
    [LoggerMessage(1100, LogLevel.Error, "A turn of {Grain} failed outside any request: {Item}.")]
    public static partial void TurnFailed(ILogger logger, Exception error, GrainId grain, object item);

    [LoggerMessage(1101, LogLevel.Warning, "A turn of {Grain} took {Milliseconds} ms: {Item}. A grain should await, not block.")]
    public static partial void LongTurn(ILogger logger, GrainId grain, long milliseconds, object item);
}
