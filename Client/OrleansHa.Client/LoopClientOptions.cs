namespace OrleansHa.Client;

/// <summary>How long calls to the cluster are tried. Bound to the section <c>Loop:Client</c>.</summary>
public sealed class LoopClientOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Loop:Client";

    /// <summary>How long a call is tried in all, 0.1 s to 5 min. 10 s outlasts a takeover from a frozen silo (2 s) several times.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt may take, 50 ms to 1 min. 2 s is the bound within which a silent silo is declared dead.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause between attempts, 1 ms to 10 s. 50 ms is a tenth of a takeover, and 20 attempts a second load nobody.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(50);
}
