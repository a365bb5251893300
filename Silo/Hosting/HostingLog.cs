namespace OrleansHa.Silo.Hosting;

/// <summary>Event ids 2400 to 2449.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(2400, LogLevel.Information, "The rehearsal of a takeover did not get through; the first takeover here takes longer.")]
    public static partial void RehearsalFailed(ILogger logger, Exception error);
}
