using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Messaging;

/// <summary>Log messages of messaging, events 2000 to 2099.</summary>
internal static partial class MessagingLog
{
    [LoggerMessage(2000, LogLevel.Warning, "A one-way call of {Method} on the local object {Target} failed.")]
    public static partial void ObserverOneWayFailed(ILogger logger, Exception exception, GrainId target, string method);

    [LoggerMessage(2001, LogLevel.Warning, "Closed the connection {Connection}: it sent {Reason}.")]
    public static partial void MalformedBytes(ILogger logger, string connection, string reason);

    [LoggerMessage(2002, LogLevel.Warning, "Refused the connection {Connection}: {Reason}.")]
    public static partial void HandshakeRefused(ILogger logger, string connection, string reason);

    [LoggerMessage(2003, LogLevel.Error, "No longer accepts connections on {Endpoint}.")]
    public static partial void AcceptFailed(ILogger logger, Exception exception, System.Net.EndPoint endpoint);

    [LoggerMessage(2004, LogLevel.Warning, "The connection {Connection} failed.")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception, string connection);

    [LoggerMessage(2005, LogLevel.Information, "Connected: {Connection}.")]
    public static partial void Connected(ILogger logger, string connection);

    [LoggerMessage(2006, LogLevel.Information, "Disconnected: {Connection}: {Reason}")]
    public static partial void Disconnected(ILogger logger, string connection, string reason);

    [LoggerMessage(2007, LogLevel.Debug, "Connecting to {Target} failed: {Reason}")]
    public static partial void DialFailed(ILogger logger, SiloAddress target, string reason);

    [LoggerMessage(2008, LogLevel.Warning, "A message could not be encoded: {Message}")]
    public static partial void Unsendable(ILogger logger, Exception exception, Message message);
}
