namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>How large tests may be; beyond it a file is a mistake, or a run that nobody waits for.</summary>
internal static class TestBounds
{
    /// <summary>More than anyone reads through.</summary>
    public const int Cases = 200;

    public const int Faults = 100;

    public const int Moments = 100;

    /// <summary>A day holds every daily pattern.</summary>
    public static readonly TimeSpan LongestCase = TimeSpan.FromHours(24);

    /// <summary>About ten seconds of work and 200 MB of trace for a whole case.</summary>
    public const int Events = 1_000_000;

    /// <summary>A day of three sources at one sample a second.</summary>
    public const int RecordedSamples = 300_000;

    public const int RecordingBytes = 32 * 1024 * 1024;
}
