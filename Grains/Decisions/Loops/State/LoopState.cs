using System.Collections.Immutable;
using System.Text.Json.Serialization;
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

    /// <summary>Null while no operator has asked for anything; what most loops do not have is not written with every step.</summary>
    public OperatorState? Operator { get; init; }

    /// <summary>Of an inner loop: what it has heard of the outer one.</summary>
    public CascadeLink? Cascade { get; init; }

    /// <summary>Of an outer loop: the inner ones by name.</summary>
    public ImmutableSortedDictionary<string, FollowerState>? Followers { get; init; }

    /// <summary>The output has moved while somebody else acted: the next decision is told though it changes nothing.</summary>
    public bool? Unspoken { get; init; }

    public CandidateState? Candidate { get; init; }

    public ImmutableSortedDictionary<string, OutputLedger> Outputs { get; init; } = ImmutableSortedDictionary<string, OutputLedger>.Empty;

    public LastStep Last { get; init; } = new();

    [JsonIgnore]
    public bool IsInShadow => Shadow is not null;

    /// <summary>A step that failed has not happened; what came from outside meanwhile has.</summary>
    public LoopState Undo(LoopState before) => before with
    {
        Signals = Signals,
        Operator = Operator,
        Followers = Followers,
        Candidate = Candidate,
    };
}
