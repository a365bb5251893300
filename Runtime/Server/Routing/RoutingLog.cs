using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Messaging;

/// <summary>Event ids 1200 to 1219.</summary>
internal static partial class RoutingLog
{
    [LoggerMessage(1200, LogLevel.Debug, "A response could not be sent: {Response}.")]
    public static partial void ResponseLost(ILogger logger, Exception reason, Message response);

    [LoggerMessage(1201, LogLevel.Debug, "Rejected ({Kind}) {Request}: {Reason}")]
    public static partial void Rejected(ILogger logger, RejectionKind kind, Message request, string reason);

    [LoggerMessage(1202, LogLevel.Debug, "Looking for {Grain} failed at attempt {Attempt}; it is tried again.")]
    public static partial void SearchFailed(ILogger logger, Exception error, GrainId grain, int attempt);
}
