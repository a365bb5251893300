namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What the controllers with a <see cref="DecisionState"/> have in common before and after they decide.</summary>
internal static class DecisionOutput
{
    /// <returns>The step when the controller is not to decide (forced, held, no measurement); otherwise null.</returns>
    internal static (DecisionState State, ControlResult Result)? Instead(
        DecisionState state, in ControlInput input, OutputLimits limits, TimeSpan period, Quality minQuality)
    {
        if (ForcedOutput.Target(input, limits) is { } target)
        {
            var seconds = StepInterval.Bounded(state.At, input.At, period).TotalSeconds;
            var forced = ForcedOutput.Follow(state.Output, target, seconds, input, limits);
            return (state with { At = input.At, Output = forced.Output, Goal = null }, forced);
        }

        if (input.Demand == ControlDemand.Automatic && input.Measurement.Value is not null && input.Measurement.Quality.IsAtLeast(minQuality))
            return null;
        return Held(state, input, limits);
    }

    internal static (DecisionState State, ControlResult Result) Held(DecisionState state, in ControlInput input, OutputLimits limits)
    {
        var held = ForcedOutput.Held(state.Output, input, limits);
        return (state with { At = input.At, Output = held.Output, Goal = null }, held);
    }

    /// <summary>Brings what was asked for into windows, range, deadband and rate.</summary>
    internal static (DecisionState State, ControlResult Result) Shaped(
        DecisionState state, in ControlInput input, double asked, OutputLimits limits, TimeSpan period)
    {
        var seconds = StepInterval.Bounded(state.At, input.At, period).TotalSeconds;
        var shaped = OutputShaper.Settle(state.Stabilization, state.Output ?? limits.Initial, FiniteMath.Saturate(asked), seconds, input.At, limits);
        var clamped = asked < limits.Min || asked > limits.Max ? Quality.Good_Clamped : Quality.Good;
        var quality = QualityOrder.Worst(input.Measurement.Quality, clamped);
        var next = state with { Output = shaped.Output, At = input.At, Stabilization = shaped.Stabilization };
        return (next, new ControlResult(shaped.Output, quality, !shaped.Output.Equals(state.Output), shaped.Constraint));
    }
}
