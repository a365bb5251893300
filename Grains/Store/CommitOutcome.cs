namespace OrleansHa.Grains.Store;

/// <summary>What became of a commit.</summary>
internal enum CommitOutcome
{
    /// <summary>It is on disk.</summary>
    Committed = 0,

    /// <summary>Another epoch is in force, or the loop is gone. Nothing of it took effect, and nothing of this epoch ever will.</summary>
    Refused = 1,

    /// <summary>Too many commits wait already; nothing of it took effect, and it may be tried again.</summary>
    Busy = 2,

    /// <summary>The silo stops before the outcome was known.</summary>
    Unknown = 3,
}
