using Microsoft.Extensions.Logging;

namespace OrleansHa.Grains.Sources;

/// <summary>Event ids 2200 to 2249.</summary>
internal static partial class SourceLog
{
    [LoggerMessage(2200, LogLevel.Information, "Pulling {Loop}/{Signal}/{Source} every {Every}.")]
    public static partial void Started(ILogger logger, string loop, string signal, string source, TimeSpan every);

    [LoggerMessage(2201, LogLevel.Debug, "A sample of {Loop}/{Signal}/{Source} did not reach its loop.")]
    public static partial void OfferFailed(ILogger logger, Exception error, string loop, string signal, string source);

    [LoggerMessage(2202, LogLevel.Information, "{Loop} does not want {Signal}/{Source} any more; the puller ends.")]
    public static partial void Unwanted(ILogger logger, string loop, string signal, string source);
}
