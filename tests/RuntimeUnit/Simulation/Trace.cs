using System.Globalization;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>What happened: a hash of all of it, and the last of it as text.</summary>
internal sealed class Trace
{
    private const int Kept = 400;
    private const ulong Prime = 1099511628211;

    private readonly Queue<(TimeSpan Time, object What)> _last = new();

    /// <summary>Equal for two runs that did the same.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Written as it happens, when somebody looks on.</summary>
    public TextWriter? Live { get; set; }

    public void Mix(long value) => Hash = (Hash ^ (ulong)value) * Prime;

    /// <summary>Something whose text is the same in every run.</summary>
    public void Note(TimeSpan time, string text)
    {
        Mix(time.Ticks);
        foreach (var letter in text) Mix(letter);
        Keep(time, text);
    }

    /// <summary>Something that is only turned into text when it is shown, and hashed by its caller.</summary>
    public void Keep(TimeSpan time, object what)
    {
        Live?.WriteLine(Line(time, what));
        _last.Enqueue((time, what));
        if (_last.Count > Kept) _last.Dequeue();
    }

    public string Tail(int lines) => string.Join('\n', _last.TakeLast(lines).Select(entry => Line(entry.Time, entry.What)));

    private static string Line(TimeSpan time, object what) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds,10:0.000}  {what}");
}
