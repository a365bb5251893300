using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="ThresholdController"/>; a single limit is a table of one row.</summary>
public sealed record ThresholdSettings
{
    /// <param name="below">Output below the first row.</param>
    /// <param name="rows">At least one, <c>From</c> finite and strictly rising.</param>
    /// <param name="hysteresis">0 and more, in the signal's unit: so far below its row the measurement has to fall before the row is left.</param>
    /// <param name="output">Bounds on the output; all outputs lie within.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public ThresholdSettings(
        double below, ImmutableArray<ThresholdRow> rows, double hysteresis, OutputLimits output, TimeSpan period, Quality minQuality = Quality.Uncertain)
    {
        if (rows.IsDefaultOrEmpty)
            throw new ArgumentException("At least one row is needed.", nameof(rows));
        for (var i = 0; i < rows.Length; i++)
        {
            if (!double.IsFinite(rows[i].From) || (i > 0 && rows[i].From <= rows[i - 1].From))
                throw new ArgumentException($"Row {i} starts at {rows[i].From}; rows must be finite and strictly rising.", nameof(rows));
            RequireWithin(rows[i].Output, output);
        }

        RequireWithin(below, output);
        if (!(double.IsFinite(hysteresis) && hysteresis >= 0))
            throw new ArgumentOutOfRangeException(nameof(hysteresis), hysteresis, "hysteresis must be finite and not negative.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        Below = below;
        Rows = rows;
        Hysteresis = hysteresis;
        Output = output;
        Period = period;
        MinQuality = minQuality;
    }

    public double Below { get; }

    public ImmutableArray<ThresholdRow> Rows { get; }

    public double Hysteresis { get; }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public Quality MinQuality { get; }

    internal static void RequireWithin(double value, OutputLimits output)
    {
        if (!(value >= output.Min && value <= output.Max))
            throw new ArgumentException($"Output {value} is not within [{output.Min}, {output.Max}].", nameof(output));
    }
}
