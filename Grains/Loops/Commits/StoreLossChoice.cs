namespace OrleansHa.Grains.Loops.Commits;

/// <summary>What a loop does with a step that is due while the store is away.</summary>
internal enum StoreLossChoice
{
    /// <summary>Nothing: outputs stay where they are.</summary>
    Freeze = 0,

    /// <summary>Decide from memory, with a journal.</summary>
    Continue = 1,

    /// <summary>Drive the outputs to their lower limit, with a journal.</summary>
    DriveLow = 2,

    /// <summary>Drive the outputs to their upper limit, with a journal.</summary>
    DriveHigh = 3,
}
