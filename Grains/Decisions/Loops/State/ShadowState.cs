namespace OrleansHa.Grains.Loops.State;

/// <summary>What a loop remembers while it decides without acting.</summary>
internal sealed record ShadowState
{
    /// <summary>The output that was in force when the shadow began: the first decision after it goes on from there. Null when nothing had acted.</summary>
    public double? Acted { get; init; }
}
