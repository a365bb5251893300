using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control;

/// <summary>
/// One value with its quality and time. Holds by construction: <see cref="Value"/> is null exactly when the quality is Bad,
/// and is finite otherwise. Missing data is Bad, never 0: what is not a finite number becomes <see cref="Quality.Bad_SensorFailure"/>.
/// </summary>
public readonly record struct Measured
{
    private readonly Quality _quality;

    /// <param name="value">In the unit of its signal; dropped when the quality is Bad.</param>
    /// <param name="quality">As the source or the previous part said.</param>
    /// <param name="at">When it was observed.</param>
    [JsonConstructor]
    public Measured(double? value, Quality quality, DateTimeOffset at)
    {
        var usable = value is { } number && double.IsFinite(number) && !quality.IsBad();
        Value = usable ? value : null;
        _quality = usable || quality.IsBad() ? quality : Quality.Bad_SensorFailure;
        At = at;
    }

    /// <summary>Finite, or null when the quality is Bad.</summary>
    public double? Value { get; }

    /// <summary>Bad_WaitingForInitialData for the default value of this type.</summary>
    public Quality Quality => Value is null && !_quality.IsBad() ? Quality.Bad_WaitingForInitialData : _quality;

    public DateTimeOffset At { get; }

    /// <summary>A good value; not a finite number gives Bad_SensorFailure.</summary>
    public static Measured Good(double value, DateTimeOffset at) => new(value, Quality.Good, at);

    /// <summary>No value. A quality that is not Bad is taken as Bad_SensorFailure.</summary>
    public static Measured Missing(Quality why, DateTimeOffset at) => new(null, why, at);

    /// <summary>The same value with a quality that is at least as bad as <paramref name="quality"/>.</summary>
    public Measured Degraded(Quality quality) => new(Value, QualityOrder.Worst(Quality, quality), At);
}
