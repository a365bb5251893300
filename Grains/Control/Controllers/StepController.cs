namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// Step scaling as autoscalers have it (Amazon EC2 Auto Scaling documents "step adjustments" so): the row that measurement −
/// target falls into changes the output by an amount, by percent of itself, or to a value, at most once per cooldown. Between
/// rows the output stays. The change goes through windows, range, deadband and rate; while the rate delays it the output goes on
/// to where the change leads.
/// </summary>
public static class StepController
{
    /// <param name="state">What was remembered.</param>
    /// <param name="input">Measurement, time and what is asked; the set-point is not used.</param>
    /// <param name="settings">Table and bounds.</param>
    public static (DecisionState State, ControlResult Result) Step(DecisionState state, in ControlInput input, StepSettings settings)
    {
        if (DecisionOutput.Instead(state, input, settings.Output, settings.Period, settings.MinQuality) is { } instead)
            return instead;
        var last = state.Output ?? settings.Output.Initial;
        var goal = state.Goal ?? last;
        var wish = Wish(input.Measurement.Value!.Value, last, settings);
        var cools = wish is not null && Cools(state, input.At, settings.Cooldown);
        var moved = state;
        if (wish is { } changed && !cools)
        {
            goal = changed;
            if (!Math.Clamp(goal, settings.Output.Min, settings.Output.Max).Equals(last))
                moved = state with { ChangedAt = input.At };
        }

        var (next, result) = DecisionOutput.Shaped(moved with { Goal = goal }, input, goal, settings.Output, settings.Period);
        return (next, cools && result.Constraint == OutputConstraint.None ? result with { Constraint = OutputConstraint.Cooldown } : result);
    }

    private static double? Wish(double measurement, double last, StepSettings settings)
    {
        var distance = FiniteMath.Subtract(measurement, settings.Target);
        foreach (var row in settings.Rows)
        {
            if (distance < row.From || distance >= row.To)
                continue;
            return FiniteMath.Saturate(settings.Adjustment switch
            {
                StepAdjustment.Change => last + row.Change,
                StepAdjustment.Percent => last + FiniteMath.Multiply(last, row.Change / 100),
                _ => row.Change,
            });
        }

        return null;
    }

    private static bool Cools(DecisionState state, DateTimeOffset now, TimeSpan cooldown) =>
        state.ChangedAt is { } since && now >= since && now - since < cooldown;
}
