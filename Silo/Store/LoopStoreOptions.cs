namespace OrleansHa.Silo.Store;

/// <summary>How commits are grouped and retried; section <c>Loop:Store</c>.</summary>
internal sealed class LoopStoreOptions
{
    public const string Section = "Loop:Store";

    /// <summary>256: measured at 234,000 steps/s with two committers on two cores; 64 gives 170,000, more gains little and doubles the wait.</summary>
    public int MaxBatch { get; set; } = 256;

    /// <summary>1 ms: at 20,000 steps/s it halves the CPU of no wait at all, and it is small beside any period.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>2: one fills a batch while the other waits for the disk; four gained a fifth on a quiet machine.</summary>
    public int Committers { get; set; } = 2;

    /// <summary>20,000 a committer: with a loop's one commit under way that is 40,000 loops a silo; at 2 KB a state 40 MB.</summary>
    public int QueueLimit { get; set; } = 20_000;

    /// <summary>256 claims a statement: a silo's thousands of loops are taken over in a few round trips.</summary>
    public int MaxClaims { get; set; } = 256;

    /// <summary>5 s: a commit that takes longer has an unknown outcome, which is then read back.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>50 ms: a restarted PostgreSQL is found soon.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>500 ms: what a loop waits longest after PostgreSQL has returned.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMilliseconds(500);
}
