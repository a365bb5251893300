namespace OrleansHa.Grains.Sources;

/// <summary>What happens to a sample that finds the buffer full.</summary>
internal enum FullBuffer
{
    /// <summary>It waits, and so does its source, which keeps what comes after.</summary>
    Wait = 0,

    /// <summary>The oldest one is shed: a source that cannot keep anything goes on, and the newest value is what a loop needs.</summary>
    ShedOldest = 1,
}
