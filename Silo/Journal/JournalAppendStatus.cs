namespace OrleansHa.Silo.Journal;

internal enum JournalAppendStatus
{
    /// <summary>It is written; durable after the next flush.</summary>
    Appended = 0,

    /// <summary>The journal's own bound, or the disk's, is reached. Possible again after records were released.</summary>
    Full = 1,

    /// <summary>The disk takes no writes, or another process holds the directory.</summary>
    ReadOnly = 2,

    /// <summary>The record is above the bound and will never fit.</summary>
    TooLarge = 3,
}
