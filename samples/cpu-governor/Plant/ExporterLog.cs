namespace OrleansHa.Samples.CpuGovernor;

internal static partial class ExporterLog
{
    [LoggerMessage(1, LogLevel.Warning, "The worker process {Pid} can no longer be read; asking for its successor")]
    public static partial void WorkerLost(ILogger log, int pid, Exception error);
}
