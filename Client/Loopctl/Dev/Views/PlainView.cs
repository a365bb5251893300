using System.Globalization;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Dev.Views;

/// <summary>One line per loop every second, one for the silos when they change: for pipes and log files.</summary>
internal sealed class PlainView(TextWriter output, TimeProvider time) : DevView
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long? _shownAt;
    private string? _silos;

    public override void Note(string message) => Write(message);

    public override void Show(ClusterObserver observer)
    {
        if (_shownAt is { } shown && time.GetElapsedTime(shown) < Period)
            return;

        _shownAt = time.GetTimestamp();
        if (observer.Trouble is { } trouble)
            Write("gateway: " + trouble);
        ShowSilos(observer.Silos);
        foreach (var (loop, seen) in observer.Loops)
            Write(seen.Latest is { } status ? Line(status) : $"loop {loop} has no status yet");
    }

    internal static string Line(LoopStatus status) => string.Create(CultureInfo.InvariantCulture,
        $"loop {status.Name} epoch={status.Epoch} owner={status.Owner?.Zone ?? "-"} value={Cell.Number(status.Value)} output={Cell.Number(status.Output)} quality={status.Quality ?? "-"} step={Cell.Age(status.LastStepAgeMs)}");

    private void ShowSilos(IReadOnlyList<SiloStatus>? silos)
    {
        if (silos is null)
            return;

        var line = "silos " + string.Join("  ", silos.OrderBy(silo => silo.Name, StringComparer.Ordinal).Select(silo =>
            string.Create(CultureInfo.InvariantCulture, $"{silo.Name} zone={silo.Zone} {silo.Status} pid={silo.Pid} loops={silo.Loops}")));
        if (line == _silos)
            return;

        _silos = line;
        Write(line);
    }

    private void Write(string line)
    {
        lock (_lock)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetLocalNow():HH:mm:ss} {line}"));
            output.Flush();
        }
    }
}
