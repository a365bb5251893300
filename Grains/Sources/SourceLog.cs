using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Sources;

/// <summary>Event ids 2200 to 2249.</summary>
internal static partial class SourceLog
{
    [LoggerMessage(2200, LogLevel.Information, "Reading {Loop}/{Signal}/{Source} of revision {Revision}.")]
    public static partial void Started(ILogger logger, string loop, string signal, string source, long revision);

    [LoggerMessage(2201, LogLevel.Debug, "A sample of {Loop}/{Signal}/{Source} did not reach its loop.")]
    public static partial void OfferFailed(ILogger logger, Exception error, string loop, string signal, string source);

    [LoggerMessage(2202, LogLevel.Information, "{Loop} does not want {Signal}/{Source} any more; the puller ends.")]
    public static partial void Unwanted(ILogger logger, string loop, string signal, string source);

    [LoggerMessage(2203, LogLevel.Warning, "{Loop}/{Signal}/{Source} has no value ({Quality}): {Reason}.")]
    public static partial void Failing(ILogger logger, string loop, string signal, string source, Quality quality, string? reason);

    [LoggerMessage(2204, LogLevel.Information, "{Loop}/{Signal}/{Source} has values again.")]
    public static partial void Recovered(ILogger logger, string loop, string signal, string source);

    [LoggerMessage(2205, LogLevel.Error, "The reader of {Loop}/{Signal}/{Source} failed unexpectedly.")]
    public static partial void ReaderFailed(ILogger logger, Exception error, string loop, string signal, string source);

    [LoggerMessage(2206, LogLevel.Warning, "{Loop} refused a sample of {Signal}/{Source}: {Error}.")]
    public static partial void Refused(ILogger logger, string loop, string signal, string source, string? error);

    [LoggerMessage(2207, LogLevel.Debug, "A sample of {Loop}/{Signal}/{Source} that is committed could not be confirmed to its source.")]
    public static partial void NotConfirmed(ILogger logger, Exception error, string loop, string signal, string source);
}
