namespace OrleansHa.Grains.Loops.Watch;

/// <summary>How a loop looks from outside.</summary>
internal enum LoopHealth
{
    /// <summary>It takes its steps.</summary>
    Running = 0,

    /// <summary>It stands still because the store is away.</summary>
    Holding = 1,

    /// <summary>No step for three periods.</summary>
    Stuck = 2,

    /// <summary>It does not run on this silo.</summary>
    Absent = 3,
}
