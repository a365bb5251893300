using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>The last usable samples, oldest first; a new instance has seen nothing.</summary>
public sealed record WindowState
{
    public ImmutableArray<WindowSample> Samples { get; init; } = [];

    /// <summary>The time of the newest sample.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// Takes a usable sample in. One that is not newer than the newest takes its place (a repeated sample counts once); after a
    /// gap longer than <see cref="WindowSettings.MaxGap"/> the window starts anew.
    /// </summary>
    internal WindowState Take(double value, Measured input, WindowSettings settings)
    {
        var sample = new WindowSample(value, input.Quality);
        if (Samples.IsEmpty || (settings.MaxGap is { } longest && At is { } last && input.At - last > longest))
            return new WindowState { Samples = [sample], At = input.At };
        var surplus = input.At <= At ? 1 : 0;
        var kept = Samples[..^surplus];
        if (kept.Length >= settings.Samples)
            kept = kept[(kept.Length - settings.Samples + 1)..];
        return new WindowState { Samples = kept.Add(sample), At = input.At };
    }

    /// <summary>The values, oldest first.</summary>
    internal double[] Values()
    {
        var values = new double[Samples.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Samples[i].Value;
        return values;
    }

    /// <summary>The result over the window: the worst quality in it, and at best Uncertain_InitialValue until it is full.</summary>
    internal Measured Outcome(double value, Measured input, WindowSettings settings)
    {
        var quality = input.Quality;
        foreach (var sample in Samples)
            quality = QualityOrder.Worst(quality, sample.Quality);
        var result = new Measured(value, quality, input.At);
        return Samples.Length < settings.Samples ? result.Degraded(Quality.Uncertain_InitialValue) : result;
    }
}
