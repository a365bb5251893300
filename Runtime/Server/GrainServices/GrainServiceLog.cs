using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Event ids 1220 to 1239.</summary>
internal static partial class GrainServiceLog
{
    [LoggerMessage(1220, LogLevel.Error, "StartInBackground of {Service} failed; the service stays without it.")]
    public static partial void BackgroundFailed(ILogger logger, Exception error, GrainId service);

    [LoggerMessage(1221, LogLevel.Error, "OnRangeChange of {Service} failed; its range is {Range}.")]
    public static partial void RangeChangeFailed(ILogger logger, Exception error, GrainId service, IRingRange range);

    [LoggerMessage(1222, LogLevel.Error, "A timer of {Service} failed; it goes on ticking.")]
    public static partial void TimerFailed(ILogger logger, Exception error, GrainId service);

    [LoggerMessage(1223, LogLevel.Warning, "The one-way call {Request} to {Service} failed.")]
    public static partial void OneWayFailed(ILogger logger, Exception error, GrainId service, object? request);

    [LoggerMessage(1224, LogLevel.Debug, "{Service} answers for {Range} now.")]
    public static partial void RangeChanged(ILogger logger, GrainId service, IRingRange range);
}
