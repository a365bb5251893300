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
    /// <param name="settings">The action.</param>
    public static (FailPolicyState State, FailPolicyResult Result) Step(
        FailPolicyState state, Measured input, DateTimeOffset now, FailPolicySettings settings)
    {
        if (input.Value is not null)
            return (new FailPolicyState { LastUsable = input }, new FailPolicyResult(input, null));

        var next = state with { BadSince = state.BadSince is { } since && since <= now ? since : now };
        if (settings.Action != FailAction.HoldLast)
            return (next, Take(settings.Action, input, now, settings));

        // Without any value to hold, the wait for the next action counts from the first Bad.
        var age = now - (state.LastUsable?.At ?? next.BadSince!.Value);
        if (age > settings.MaxAge)
            return (next, Take(settings.Afterwards, input, now, settings));
        var held = state.LastUsable is { } last ? last.Degraded(Quality.Uncertain_LastUsableValue) : input;
        return (next, new FailPolicyResult(held, FailAction.HoldLast));
    }

    private static FailPolicyResult Take(FailAction action, Measured input, DateTimeOffset now, FailPolicySettings settings) =>
        action == FailAction.Substitute
            ? new FailPolicyResult(new Measured(settings.SubstituteValue, Quality.Uncertain_SubstituteValue, now), action)
            : new FailPolicyResult(input, action);
}
