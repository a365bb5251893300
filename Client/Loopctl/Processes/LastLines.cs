namespace OrleansHa.Loopctl.Processes;

/// <summary>The last lines a child printed, for the message that says why it ended. Safe to use from several threads.</summary>
internal sealed class LastLines
{
    // What fits on a screen beside the error itself.
    private const int Kept = 20;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        lock (_lock)
        {
            if (_lines.Count == Kept)
                _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    public bool Any(Func<string, bool> matches)
    {
        string[] lines;
        lock (_lock)
            lines = [.. _lines];
        return lines.Any(matches);
    }

    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }
}
