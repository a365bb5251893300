using System.Globalization;

namespace OrleansHa.Samples.CpuGovernor;

/// <summary>
/// Reads the worker's <c>/proc/PID/stat</c> five times a second. Asks the worker for its process id only when it does not
/// know one or the process is gone.
/// </summary>
internal sealed class Exporter(HttpClient worker, TimeProvider time, ILogger<Exporter> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private CpuReading? _latest;

    /// <summary>The last measurement; null while there is no process to measure.</summary>
    public CpuReading? Latest => Volatile.Read(ref _latest);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        CpuMeter? meter = null;
        var pid = 0;
        do
        {
            try
            {
                if (meter is null)
                {
                    pid = (await worker.GetFromJsonAsync<WorkerIdentity>("/worker", stoppingToken))!.Pid;
                    meter = new CpuMeter(time);
                }

                var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat");
                if (meter.Add(await File.ReadAllTextAsync(path, stoppingToken)) is { } percent)
                    Volatile.Write(ref _latest, new CpuReading(Math.Round(percent, 2), time.GetUtcNow()));
            }
            catch (Exception error) when (IsWorkerGone(error) && !stoppingToken.IsCancellationRequested)
            {
                if (meter is not null)
                    ExporterLog.WorkerLost(log, pid, error);
                meter = null;
                Volatile.Write(ref _latest, null);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A request that timed out is reported as cancelled.
    private static bool IsWorkerGone(Exception error) => error is IOException or HttpRequestException or OperationCanceledException;
}
