using Microsoft.Extensions.Logging;

namespace Orleans.Connections.Security;

/// <summary>Log messages of TLS, events 2080 to 2089 of messaging's range.</summary>
internal static partial class TlsLog
{
    [LoggerMessage(2080, LogLevel.Warning, "Refused the connection {Connection}: {Reason}")]
    public static partial void Refused(ILogger logger, string connection, string reason);

    [LoggerMessage(2081, LogLevel.Warning, "No TLS on the connection {Connection}: {Reason}")]
    public static partial void Failed(ILogger logger, string connection, string reason);
}
