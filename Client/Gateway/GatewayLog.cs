namespace OrleansHa.Gateway;

/// <summary>What the gateway logs; event ids 5000 to 5099.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(5000, LogLevel.Warning, "{Method} {Path}: the cluster did not answer.")]
    public static partial void ClusterUnavailable(ILogger logger, string method, string path, Exception failure);
}
