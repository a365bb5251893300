using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Log messages of outside clients, events 2100 to 2149.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(2100, LogLevel.Error, "A handler of connection events failed.")]
    public static partial void HandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(2101, LogLevel.Warning, "The list of gateways could not be read; the last one stays in use.")]
    public static partial void ListFailed(ILogger logger, Exception exception);

    [LoggerMessage(2102, LogLevel.Debug, "Connecting to the gateway {Gateway} failed: {Reason}")]
    public static partial void GatewayFailed(ILogger logger, Uri gateway, string reason);

    [LoggerMessage(2103, LogLevel.Warning, "Connecting to the cluster failed: {Reason}")]
    public static partial void ConnectFailed(ILogger logger, string reason);

    [LoggerMessage(2104, LogLevel.Information, "Connected to {Count} gateways.")]
    public static partial void GatewayCount(ILogger logger, int count);

    [LoggerMessage(2105, LogLevel.Warning, "No gateway is connected any more.")]
    public static partial void ConnectionLost(ILogger logger);
}
