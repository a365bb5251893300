using System.Collections.Immutable;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Grains.Loops.State;

/// <summary>
/// All that a loop remembers; a new instance remembers nothing. Parts are found by name, so a redeploy keeps what goes on to
/// exist. Stored as JSON: members may be added, and those that an older version does not know are dropped by it.
/// </summary>
internal sealed record LoopState
{
    /// <summary>Committed steps of all owners.</summary>
    public long Steps { get; init; }

    /// <summary>How often another silo took over.</summary>
    public long Takeovers { get; init; }

    /// <summary>Up to this seq the owner that committed this may have acted without a commit; the next one begins above it.</summary>
    public long Reserved { get; init; }

    public ImmutableSortedDictionary<string, SignalState> Signals { get; init; } = ImmutableSortedDictionary<string, SignalState>.Empty;

    public ImmutableSortedDictionary<string, StageState> Stages { get; init; } = ImmutableSortedDictionary<string, StageState>.Empty;

    public PidState Pid { get; init; } = new();

    public ThresholdState Threshold { get; init; } = new();

    /// <summary>Of the controllers hysteresis, step, ratio and expression.</summary>
    public DecisionState Decision { get; init; } = new();

    /// <summary>Null unless the loop is in shadow.</summary>
    public ShadowState? Shadow { get; init; }

    public ImmutableSortedDictionary<string, OutputLedger> Outputs { get; init; } = ImmutableSortedDictionary<string, OutputLedger>.Empty;

    public LastStep Last { get; init; } = new();
}
