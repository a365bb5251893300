using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Event ids 1180 to 1199.</summary>
internal static partial class CatalogLog
{
    [LoggerMessage(1180, LogLevel.Error, "The collector of idle activations stopped; activations stay until the silo restarts.")]
    public static partial void CollectorFailed(ILogger logger, Exception error);

    [LoggerMessage(1181, LogLevel.Warning, "{Count} activations were still ending when the silo's time to stop was over.")]
    public static partial void StillEnding(ILogger logger, int count);

    [LoggerMessage(1182, LogLevel.Error, "Idle stateless workers are looked for no longer; they stay until their age limit.")]
    public static partial void InspectionFailed(ILogger logger, Exception error);

    [LoggerMessage(1183, LogLevel.Warning, "Memory use is {Percent} %, above the limit of {Limit} %: {Count} of {Total} activations, idle ones first, are asked to end.")]
    public static partial void Shedding(ILogger logger, int percent, double limit, int count, int total);
}
