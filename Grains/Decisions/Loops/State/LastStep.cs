using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Loops.State;

/// <summary>The last step in short, for lists and for the owner that takes over.</summary>
internal sealed record LastStep
{
    /// <summary>Null before the first step.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Of the decision.</summary>
    public Quality Quality { get; init; } = Quality.Bad_WaitingForInitialData;

    /// <summary>What the controller saw.</summary>
    public double? Measurement { get; init; }

    public double? Output { get; init; }

    public double? Setpoint { get; init; }
}
