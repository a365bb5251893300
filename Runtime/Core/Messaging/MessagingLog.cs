using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Messaging;

/// <summary>Log messages of messaging, events 2000 to 2099.</summary>
internal static partial class MessagingLog
{
    [LoggerMessage(2000, LogLevel.Warning, "A one-way call of {Method} on the local object {Target} failed.")]
    public static partial void ObserverOneWayFailed(ILogger logger, Exception exception, GrainId target, string method);
}
