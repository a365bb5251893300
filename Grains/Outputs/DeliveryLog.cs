using Microsoft.Extensions.Logging;

namespace OrleansHa.Grains.Outputs;

/// <summary>Event ids 2060 to 2079.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(2060, LogLevel.Critical, "The account of {Loop}/{Output} does not balance under epoch {Epoch}: {Text}")]
    public static partial void LedgerBroken(ILogger logger, string loop, string output, long epoch, string text);

    [LoggerMessage(2061, LogLevel.Error, "The alert {Key} could not be raised; the log has it.")]
    public static partial void AlertFailed(ILogger logger, Exception error, string key);

    [LoggerMessage(2062, LogLevel.Information, "{Count} dead letters of {Loop}/{Output} were {What} by an operator.")]
    public static partial void Letters(ILogger logger, int count, string loop, string output, string what);

    [LoggerMessage(2063, LogLevel.Warning, "Dead letters of loop {Loop} could not be pruned; the next try is {Every} letters on.")]
    public static partial void PruneFailed(ILogger logger, Exception error, string loop, int every);
}
