using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Event ids 1160 to 1179.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1160, LogLevel.Warning, "{Operation} of state '{State}' of {Grain} failed.")]
    public static partial void OperationFailed(ILogger logger, Exception error, StorageOperation operation, string state, GrainId grain);
}
