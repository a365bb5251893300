namespace OrleansHa.Grains.Control.Signals;

/// <summary>
/// What a signal's missing value is replaced with. fail_low, fail_high and manual leave the value Bad: they name what the
/// output has to do (<see cref="Controllers.ControlDemands"/>), because where the safe side is depends on the actuator.
/// Nothing is latched: a usable value ends the action.
/// </summary>
public static class FailPolicy
{
    /// <param name="state">What was remembered.</param>
    /// <param name="input">The selected value.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="settings">The actions, one after the other.</param>
    public static (FailPolicyState State, FailPolicyResult Result) Step(
        FailPolicyState state, Measured input, DateTimeOffset now, FailPolicySettings settings)
    {
        if (input.Value is not null)
            return (new FailPolicyState { LastUsable = input }, new FailPolicyResult(input, null));

        var next = state with { BadSince = state.BadSince is { } since && since <= now ? since : now };
        var start = next.BadSince!.Value;
        foreach (var step in settings.Chain)
        {
            // A held value ages from its own time; without one, and for a substitute, time counts from the beginning of the action.
            var from = step.Action == FailAction.HoldLast && state.LastUsable is { } last ? last.At : start;
            if (step.For is not { } span || now - from <= span)
                return (next, Take(step, next, input, now));
            if (from + span > start)
                start = from + span;
        }

        throw new InvalidOperationException("The last fail action has no end.");
    }

    private static FailPolicyResult Take(FailStep step, FailPolicyState state, Measured input, DateTimeOffset now) => step.Action switch
    {
        FailAction.Substitute => new FailPolicyResult(new Measured(step.Value, Quality.Uncertain_SubstituteValue, now), step.Action),
        FailAction.HoldLast when state.LastUsable is { } last => new FailPolicyResult(last.Degraded(Quality.Uncertain_LastUsableValue), step.Action),
        _ => new FailPolicyResult(input, step.Action),
    };
}
