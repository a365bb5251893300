namespace OrleansHa.Grains.Control.Signals;

/// <summary>Says when a value lies outside the range of its signal. The value itself is passed on as it is.</summary>
public static class RangeCheck
{
    /// <param name="input">In the signal's unit; without a value it is returned as it is.</param>
    /// <param name="low">Lower end, inclusive.</param>
    /// <param name="high">Upper end, inclusive.</param>
    /// <returns>At best Uncertain_EngineeringUnitsExceeded outside the range.</returns>
    public static Measured Apply(Measured input, double low, double high) =>
        input.Value is { } value && (value < low || value > high) ? input.Degraded(Quality.Uncertain_EngineeringUnitsExceeded) : input;
}
