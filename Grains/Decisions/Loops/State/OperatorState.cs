namespace OrleansHa.Grains.Loops.State;

/// <summary>What operators have asked for; it is committed with the loop and so outlives takeovers and redeploys.</summary>
internal sealed record OperatorState
{
    public static OperatorState Empty { get; } = new();

    /// <summary>Null leaves the mode to the definition.</summary>
    public ModeOverride? Mode { get; init; }

    /// <summary>Null leaves the set-point to the definition.</summary>
    public SetpointOverride? Setpoint { get; init; }

    public bool Paused { get; init; }

    public OperationMemory Done { get; init; } = OperationMemory.Empty;
}
