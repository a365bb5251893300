using System.Text.Json.Serialization;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Grains.Processors;

/// <summary>What a stage remembers; the member of its type is there. Stored as JSON: members may be added.</summary>
internal sealed record StageMemory
{
    public EwmaState? Ewma { get; init; }

    /// <summary>median_window, moving_average and anomaly.</summary>
    public WindowState? Window { get; init; }

    public KalmanState? Kalman { get; init; }

    public DerivativeState? Derivative { get; init; }

    /// <summary>rate_limit and deadband.</summary>
    public FollowState? Follow { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StageMemory))]
internal sealed partial class StageMemoryJson : JsonSerializerContext;
