using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Scheduler;

/// <summary>Event ids 1100 to 1119.</summary>
internal static partial class SchedulingLog
{
    [LoggerMessage(1100, LogLevel.Error, "A turn of {Grain} failed outside any request: {Item}.")]
    public static partial void TurnFailed(ILogger logger, Exception error, GrainId grain, object item);

    [LoggerMessage(1101, LogLevel.Warning, "A turn of {Grain} took {Milliseconds} ms in {Method}. A grain should await, not block; or the machine is short of processors. {Held} more such warnings were held back.")]
    public static partial void LongTurn(ILogger logger, GrainId grain, string method, long milliseconds, int held);

    [LoggerMessage(1102, LogLevel.Warning, "A turn of {Grain} blocks its thread in {Method}: for {Milliseconds} ms by now something there waits (.Result, Wait, a lock) instead of awaiting. Other grains get threads in its place, up to a bound.")]
    public static partial void BlockedTurn(ILogger logger, GrainId grain, string method, long milliseconds);
}
