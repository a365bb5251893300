using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <summary>Log messages of observer lists, events 2090 to 2099 of messaging's range.</summary>
internal static partial class ObserverLog
{
    [LoggerMessage(2090, LogLevel.Debug, "Dropped the observer {Observer}: it was not renewed for {Expiration}.")]
    public static partial void Expired(ILogger logger, object observer, TimeSpan expiration);

    [LoggerMessage(2091, LogLevel.Warning, "Dropped the observer {Observer}: its notification failed.")]
    public static partial void Dropped(ILogger logger, Exception failure, object observer);
}
