using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// Stabilization windows as the Kubernetes horizontal pod autoscaler documents them (Algorithm details, "stabilization
/// window"): the output rises only to the lowest wish of the window for rises and falls only to the highest one of the window
/// for falls. A window is kept as at most 21 extremes of a twentieth of it each, so it may last a twentieth longer.
/// </summary>
internal static class Stabilizer
{
    private const int Slots = 20;

    /// <param name="state">What was remembered; null for nothing.</param>
    /// <param name="last">The output in force; the first wish, as if it had been wished before.</param>
    /// <param name="asked">The wish of this step.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="limits">The windows.</param>
    internal static (StabilizationState? State, double Steady) Step(
        StabilizationState? state, double last, double asked, DateTimeOffset now, OutputLimits limits)
    {
        if (limits.StabilizeUp <= TimeSpan.Zero && limits.StabilizeDown <= TimeSpan.Zero)
            return (null, asked);
        var before = state ?? new StabilizationState();
        var up = Add(before.Up, last, asked, now, limits.StabilizeUp, Math.Min);
        var down = Add(before.Down, last, asked, now, limits.StabilizeDown, Math.Max);
        var lowest = up.IsEmpty ? asked : up.Min(slot => slot.Extreme);
        var highest = down.IsEmpty ? asked : down.Max(slot => slot.Extreme);
        var steady = Math.Min(Math.Max(last, lowest), highest);
        return (new StabilizationState { Up = up, Down = down }, steady);
    }

    private static ImmutableArray<StabilizationSlot> Add(
        ImmutableArray<StabilizationSlot> slots, double last, double asked, DateTimeOffset now, TimeSpan window, Func<double, double, double> extreme)
    {
        if (window <= TimeSpan.Zero)
            return [];
        var width = window / Slots;
        if (slots.IsEmpty)
            return [new StabilizationSlot(now, extreme(last, asked))];
        var kept = slots.RemoveAll(slot => now - slot.From >= window + width);

        // A clock that went back adds to the newest slot.
        return !kept.IsEmpty && now - kept[^1].From < width
            ? kept.SetItem(kept.Length - 1, kept[^1] with { Extreme = extreme(kept[^1].Extreme, asked) })
            : kept.Add(new StabilizationSlot(now, asked));
    }
}
