namespace OrleansHa.Silo.Journal;

/// <summary>Where a journal lies and how large it may become. Whoever owns the journal validates them.</summary>
/// <param name="Directory">Its own; created when it is missing.</param>
internal sealed record JournalOptions(string Directory)
{
    /// <summary>8 MB: read at once when the journal is opened, and small beside the whole, so that released space comes back soon.</summary>
    public int SegmentBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>256 MB: a million decisions, or a minute of 1,000 loops at 100 ms and 400 B a step; small on any disk.</summary>
    public long TotalBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>1 MB: many times the largest state of a loop.</summary>
    public int RecordBytes { get; init; } = 1024 * 1024;

    /// <summary>Damaged segments that are kept for people to look at: at most 64 MB with the size of a segment above.</summary>
    public int QuarantinedSegments { get; init; } = 8;

    /// <summary>What ends the process after a failed fsync; only tests of that say another.</summary>
    public Action<string>? OnFsyncFailed { get; init; }
}
