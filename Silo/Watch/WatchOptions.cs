namespace OrleansHa.Silo.Watch;

/// <summary>How stuck loops are found and helped; section <c>Loop:Watch</c>.</summary>
internal sealed class WatchOptions
{
    public const string Section = "Loop:Watch";

    /// <summary>250 ms between two looks at this silo's loops: they read two numbers each.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>1 s: a loop that is faster than 3 steps a second is not given up for a collection or a busy moment.</summary>
    public TimeSpan Floor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>2 s between two looks at other silos' loops, each silo at its share: one short row a loop.</summary>
    public TimeSpan PeersEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>5 s more than its own silo waits: that has had its chance by then.</summary>
    public TimeSpan PeersFloor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>3 s for an activation to end in an orderly way, then it is abandoned: its last commit takes 2 s at most.</summary>
    public TimeSpan EndBound { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>2 s between the first two attempts to help a loop, then twice as long each time.</summary>
    public TimeSpan FirstBackoff { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>1 minute: what does not get well by itself is tried for ever, but not often.</summary>
    public TimeSpan LongestBackoff { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A loop that has not been stuck for 5 minutes begins anew.</summary>
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromMinutes(5);
}
