using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="LookupStage"/>.</summary>
public sealed record LookupSettings
{
    /// <summary>256: more than any sensor's characteristic needs.</summary>
    public const int MaxPoints = 256;

    /// <param name="points">2 to <see cref="MaxPoints"/>, finite, inputs strictly rising.</param>
    /// <param name="interpolate">Whether a value between two points lies on the line between them, or is that of the lower one.</param>
    /// <exception cref="ArgumentException">Otherwise.</exception>
    public LookupSettings(ImmutableArray<LookupPoint> points, bool interpolate = true)
    {
        if (points.IsDefault || points.Length is < 2 or > MaxPoints)
            throw new ArgumentException($"A table needs 2 to {MaxPoints} points.", nameof(points));
        for (var i = 0; i < points.Length; i++)
        {
            if (!double.IsFinite(points[i].Input) || !double.IsFinite(points[i].Output) || (i > 0 && points[i].Input <= points[i - 1].Input))
                throw new ArgumentException($"Point {i} is {points[i].Input} -> {points[i].Output}; inputs must be finite and strictly rising.", nameof(points));
        }

        Points = points;
        Interpolate = interpolate;
    }

    public ImmutableArray<LookupPoint> Points { get; }

    public bool Interpolate { get; }
}
