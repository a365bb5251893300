using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="StepController"/>.</summary>
public sealed record StepSettings
{
    /// <param name="target">Finite, in the signal's unit; the rows count from here.</param>
    /// <param name="adjustment">What a row's change means.</param>
    /// <param name="rows">At least one, rising, not overlapping; between rows nothing changes.</param>
    /// <param name="cooldown">Zero and more: shortest time between two changes.</param>
    /// <param name="output">Bounds on the output.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public StepSettings(
        double target, StepAdjustment adjustment, ImmutableArray<StepRow> rows, TimeSpan cooldown, OutputLimits output, TimeSpan period,
        Quality minQuality = Quality.Uncertain)
    {
        if (!double.IsFinite(target))
            throw new ArgumentOutOfRangeException(nameof(target), target, "target must be finite.");
        if (rows.IsDefaultOrEmpty)
            throw new ArgumentException("At least one row is needed.", nameof(rows));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (!(row.From < row.To) || !double.IsFinite(row.Change) || (i > 0 && row.From < rows[i - 1].To))
                throw new ArgumentException($"Row {i} is {row}; rows must rise without overlapping.", nameof(rows));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(cooldown, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        (Target, Adjustment, Rows, Cooldown) = (target, adjustment, rows, cooldown);
        (Output, Period, MinQuality) = (output, period, minQuality);
    }

    public double Target { get; }

    public StepAdjustment Adjustment { get; }

    public ImmutableArray<StepRow> Rows { get; }

    public TimeSpan Cooldown { get; }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public Quality MinQuality { get; }
}
