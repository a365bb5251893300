namespace OrleansHa.Grains.Control.Stages;

/// <summary>Checks that settings share.</summary>
internal static class StageNumbers
{
    internal static void RequirePositive(TimeSpan? time, string name)
    {
        if (time is { } span && span <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(name, span, $"{name} must be above zero.");
    }

    internal static double Positive(double value, string name) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and above 0.");

    internal static double? Positive(double? value, string name) => value is { } number ? Positive(number, name) : null;

    internal static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");
}
