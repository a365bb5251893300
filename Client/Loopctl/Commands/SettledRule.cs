using System.Diagnostics;

namespace OrleansHa.Loopctl.Commands;

/// <summary>Holds when the value has been near the set-point for a while without a break.</summary>
/// <param name="tolerance">Largest distance, in the signal's unit.</param>
/// <param name="hold">For how long.</param>
internal sealed class SettledRule(double tolerance, TimeSpan hold)
{
    private long? _since;

    /// <param name="value">Null counts as away.</param>
    /// <param name="setpoint">Null counts as away.</param>
    /// <param name="now">A timestamp of <see cref="Stopwatch"/>.</param>
    public bool Holds(double? value, double? setpoint, long now)
    {
        if (!(Math.Abs((value - setpoint) ?? double.NaN) <= tolerance))
        {
            _since = null;
            return false;
        }

        _since ??= now;
        return Stopwatch.GetElapsedTime(_since.Value, now) >= hold;
    }
}
