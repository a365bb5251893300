using System.Globalization;
using OrleansHa.Loopctl.Printing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OrleansHa.Loopctl.Dev.Views;

/// <summary>Two tables and the last events, redrawn in place: for a terminal.</summary>
internal sealed class TableView : DevView
{
    // What fits under two small tables on a screen of 24 lines.
    private const int EventsShown = 6;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);

    private readonly Lock _lock = new();
    private readonly Queue<string> _events = new();
    private LiveScreen? _screen;
    private long _shownAt;

    public override void Note(string message)
    {
        lock (_lock)
        {
            if (_screen is null)
            {
                AnsiConsole.WriteLine(message);
                return;
            }

            _events.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.Now:HH:mm:ss} {message}"));
            if (_events.Count > EventsShown)
                _events.Dequeue();
        }
    }

    public override void Show(ClusterObserver observer)
    {
        lock (_lock)
        {
            if (_screen is not null && TimeProvider.System.GetElapsedTime(_shownAt) < Period)
                return;

            _shownAt = TimeProvider.System.GetTimestamp();
            var picture = new Rows(Silos(observer), Loops(observer), new Text(observer.Trouble ?? ""), new Rows(_events.Select(line => new Text(line))));
            (_screen ??= new LiveScreen()).Draw(picture);
        }
    }

    public override void Close()
    {
        lock (_lock)
        {
            _screen?.Close();
            _screen = null;
        }
    }

    private static Table Silos(ClusterObserver observer)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("silo", "zone", "status", "pid", "loops", "activations");
        foreach (var silo in observer.Silos ?? [])
            table.AddRow(Texts(silo.Name, silo.Zone, silo.Status, Cell.Whole(silo.Pid), Cell.Whole(silo.Loops), Cell.Whole(silo.Activations)));
        return table;
    }

    private static Table Loops(ClusterObserver observer)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("loop", "epoch", "zone", "value", "set-point", "output", "quality", "last step", "longest gap");
        foreach (var (loop, seen) in observer.Loops)
        {
            var status = seen.Latest;
            table.AddRow(Texts(
                loop, Cell.Whole(status?.Epoch), status?.Owner?.Zone, Cell.Number(status?.Value), Cell.Number(status?.Setpoint),
                Cell.Number(status?.Output), status?.Quality, Cell.Age(status?.LastStepAgeMs), Cell.Age(seen.Gaps.Longest.TotalMilliseconds)));
        }

        return table;
    }

    private static IEnumerable<IRenderable> Texts(params IEnumerable<string?> cells) => cells.Select(cell => new Text(cell ?? "-"));
}
