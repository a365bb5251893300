using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Gains by region (K. J. Åström and B. Wittenmark, Adaptive Control, 2nd ed., 1995, chapter 9).</summary>
public sealed record GainSchedule
{
    /// <param name="by">What chooses the row.</param>
    /// <param name="rows">At least one, finite and strictly rising; below the first the controller's own gains hold.</param>
    /// <exception cref="ArgumentException">Otherwise.</exception>
    public GainSchedule(ScheduleVariable by, ImmutableArray<GainRow> rows)
    {
        if (rows.IsDefaultOrEmpty)
            throw new ArgumentException("At least one row is needed.", nameof(rows));
        for (var i = 0; i < rows.Length; i++)
        {
            if (!double.IsFinite(rows[i].From) || !rows[i].Gains.AreValid || (i > 0 && rows[i].From <= rows[i - 1].From))
                throw new ArgumentException($"Row {i} is {rows[i]}; rows must be finite and strictly rising.", nameof(rows));
        }

        By = by;
        Rows = rows;
    }

    public ScheduleVariable By { get; }

    public ImmutableArray<GainRow> Rows { get; }

    internal PidGains At(double variable, PidGains below)
    {
        var gains = below;
        foreach (var row in Rows)
        {
            if (variable < row.From)
                break;
            gains = row.Gains;
        }

        return gains;
    }

    internal bool Has(PidGains gains) => Rows.Any(row => row.Gains == gains);
}
