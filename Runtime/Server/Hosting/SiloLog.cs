using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Event ids 1020 to 1049.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(1020, LogLevel.Information, "Silo {Name} starts at {Silo}.")]
    public static partial void Starting(ILogger logger, string name, SiloAddress silo);

    [LoggerMessage(1021, LogLevel.Information, "Silo {Name} at {Silo} is active.")]
    public static partial void Started(ILogger logger, string name, SiloAddress silo);

    [LoggerMessage(1022, LogLevel.Information, "Silo {Name} at {Silo} stops.")]
    public static partial void Stopping(ILogger logger, string name, SiloAddress silo);

    [LoggerMessage(1023, LogLevel.Information, "Silo {Name} at {Silo} stopped.")]
    public static partial void Stopped(ILogger logger, string name, SiloAddress silo);

    [LoggerMessage(1024, LogLevel.Critical, "This silo may not act any more and ends its process: {Reason}")]
    public static partial void Fatal(ILogger logger, Exception? error, string reason);

    [LoggerMessage(1025, LogLevel.Warning, "Silo {Silo} could not be asked for its facts; it is asked again.")]
    public static partial void FactsUnknown(ILogger logger, Exception error, SiloAddress silo);

    [LoggerMessage(1030, LogLevel.Warning, "This process is not well: {Problem}.")]
    public static partial void Unwell(ILogger logger, string problem);
}
