namespace OrleansHa.Silo.Store;

/// <summary>Where steps go while PostgreSQL is away; section <c>Loop:Journal</c>.</summary>
internal sealed class StepJournalOptions
{
    public const string Section = "Loop:Journal";

    /// <summary>8 MB: a state has some kilobytes, and 10,000 decisions without a row some 200 bytes each.</summary>
    public const int LargestRecord = 8 << 20;

    /// <summary>A directory that outlives the process; a folder with the silo's name is made in it when PostgreSQL is first lost.</summary>
    public string Directory { get; set; } = "journal";

    /// <summary>256 MB: of each loop only the newest record counts, so 10,000 loops at 2 KB need a tenth of it.</summary>
    public long MaxBytes { get; set; } = 256L << 20;

    /// <summary>10 s at the start for committing what an earlier run left; later, other silos have its loops.</summary>
    public TimeSpan ReconcileBound { get; set; } = TimeSpan.FromSeconds(10);
}
