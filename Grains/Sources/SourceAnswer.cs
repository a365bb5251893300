using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Sources;

/// <summary>What a source said.</summary>
/// <param name="Value">With quality and time.</param>
/// <param name="Reason">Why there is no value, in a line for people and without secrets; null with a value.</param>
/// <param name="IsFailure">Whether the source itself is in trouble, which its breaker counts. An answer without a value is none.</param>
internal readonly record struct SourceAnswer(Measured Value, string? Reason, bool IsFailure)
{
    /// <summary>A value; one that is not a finite number is none.</summary>
    public static SourceAnswer Good(double value, DateTimeOffset at) =>
        double.IsFinite(value) ? new(Measured.Good(value, at), null, IsFailure: false) : NoValue($"the value is {value}, not a number", at);

    /// <summary>The source answered, but with no value: never 0.</summary>
    public static SourceAnswer NoValue(string reason, DateTimeOffset at) => new(Measured.Missing(Quality.Bad_SensorFailure, at), reason, IsFailure: false);

    /// <summary>The source could not be asked, or is not able to answer.</summary>
    public static SourceAnswer Failed(Quality why, string reason, DateTimeOffset at) => new(Measured.Missing(why, at), reason, IsFailure: true);
}
