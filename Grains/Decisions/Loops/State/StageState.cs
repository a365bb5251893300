using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Loops.State;

/// <summary>What a loop remembers of one stage: what it last answered, to hold it while the stage fails.</summary>
internal sealed record StageState
{
    public Measured? LastUsable { get; init; }
}
