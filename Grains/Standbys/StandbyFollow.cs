namespace OrleansHa.Grains.Standbys;

/// <summary>One loop followed by one other silo, as its owner sees it. Everything is guarded by the feed's lock.</summary>
internal sealed class StandbyFollow(LoopFeed feed, IStandbyLink link)
{
    /// <summary>A standby that has been behind for a second would be read from the store: it says so.</summary>
    public static readonly TimeSpan CatchingUpAfter = TimeSpan.FromSeconds(1);

    public LoopFeed Feed { get; } = feed;

    public IStandbyLink Link { get; } = link;

    public bool NeedsDefinition { get; set; } = true;

    /// <summary>It waits to be sent.</summary>
    public bool IsQueued { get; set; }

    /// <summary>It is not followed any more.</summary>
    public bool IsClosed { get; set; }

    public bool IsFenced { get; set; }

    /// <summary>The last step that is known to have arrived; null before the first.</summary>
    public long? AckedSeq { get; set; }

    /// <summary>When the standby began to be behind; null while it has everything.</summary>
    public long? BehindSince { get; set; }

    public ReplicaRole Role(TimeProvider time)
    {
        if (IsFenced)
            return ReplicaRole.Fenced;
        return AckedSeq is not null && !NeedsDefinition && !(BehindSince is { } since && time.GetElapsedTime(since) > CatchingUpAfter)
            ? ReplicaRole.Standby : ReplicaRole.CatchingUp;
    }
}
