using Microsoft.Extensions.Logging;

namespace Orleans;

/// <summary>Event ids 1000 to 1019.</summary>
internal static partial class LifecycleLog
{
    [LoggerMessage(1000, LogLevel.Error, "Stage {Stage} of {Lifecycle} failed to start; the stages before it are stopped.")]
    public static partial void StartFailed(ILogger logger, Exception error, int stage, string lifecycle);

    [LoggerMessage(1001, LogLevel.Error, "{Observer} failed to stop at stage {Stage}; the other stages go on stopping.")]
    public static partial void StopFailed(ILogger logger, Exception error, string observer, int stage);

    [LoggerMessage(1002, LogLevel.Debug, "Stage {Stage} started in {Milliseconds} ms.")]
    public static partial void StageStarted(ILogger logger, int stage, double milliseconds);

    [LoggerMessage(1003, LogLevel.Debug, "Stage {Stage} stopped in {Milliseconds} ms.")]
    public static partial void StageStopped(ILogger logger, int stage, double milliseconds);
}
