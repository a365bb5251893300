namespace OrleansHa.Grains.Standbys;

/// <summary>What a silo remembers for others; section <c>Loop:Standby</c>.</summary>
internal sealed class StandbyMemoryOptions
{
    /// <summary>20,000 loops: what one silo commits for in a second, and so what it could take over.</summary>
    public int MaxLoops { get; set; } = 20_000;

    /// <summary>256 MiB: 20,000 loops of 8 KB and some room.</summary>
    public long MaxBytes { get; set; } = 256L << 20;

    /// <summary>2 min after its owner's silo was last heard: any takeover is over by then, or the store is asked.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(2);
}
