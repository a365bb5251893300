namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Brings what a controller asks for into range, deadband and rate. Pure; every controller ends here.</summary>
internal static class OutputShaper
{
    /// <summary>Windows first, then range, deadband and rate.</summary>
    internal static ShapedOutput Settle(
        StabilizationState? state, double last, double asked, double seconds, DateTimeOffset now, OutputLimits limits)
    {
        var (stabilization, steady) = Stabilizer.Step(state, last, asked, now, limits);
        var (output, constraint) = Shape(last, steady, seconds, limits);
        if (constraint == OutputConstraint.None && !steady.Equals(asked))
            constraint = OutputConstraint.Stabilized;
        return new ShapedOutput(stabilization, steady, output, constraint);
    }

    /// <param name="last">The output in force.</param>
    /// <param name="asked">Finite.</param>
    /// <param name="seconds">Time since the step before, 0 and more.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="deadband">Whether the deadband counts.</param>
    internal static (double Output, OutputConstraint Constraint) Shape(
        double last, double asked, double seconds, OutputLimits limits, bool deadband = true)
    {
        // Limits that a redeploy has narrowed win over the rate: out of range is never right.
        var from = Math.Clamp(last, limits.Min, limits.Max);
        var target = Math.Clamp(asked, limits.Min, limits.Max);
        var constraint = asked < limits.Min ? OutputConstraint.Low : asked > limits.Max ? OutputConstraint.High : OutputConstraint.None;

        // The deadband looks at the way to the target, not at this step's share of it: a slow rate would never get out of it.
        // Onto a limit every way is long enough, so that a valve can close.
        var ontoLimit = target.Equals(limits.Min) || target.Equals(limits.Max);
        if (deadband && !ontoLimit && Math.Abs(target - from) < limits.Deadband)
            return (from, OutputConstraint.Deadband);

        if (limits.RatePerMinuteUp is { } up && target > from && target - from > up / 60 * seconds)
            return (Math.Min(from + (up / 60 * seconds), target), OutputConstraint.RateUp);
        if (limits.RatePerMinuteDown is { } down && target < from && from - target > down / 60 * seconds)
            return (Math.Max(from - (down / 60 * seconds), target), OutputConstraint.RateDown);
        return (target, constraint);
    }
}
