using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>What differs in a step that is decided without the store. Pure.</summary>
internal static class OutageStep
{
    public static ControlDemand? Demand(StoreLossChoice choice) => choice switch
    {
        StoreLossChoice.DriveLow => ControlDemand.DriveLow,
        StoreLossChoice.DriveHigh => ControlDemand.DriveHigh,
        _ => null,
    };

    /// <summary>Nothing that was decided without the store is better than Uncertain_SubNormal.</summary>
    public static StepResult Cap(StepResult result) => result with
    {
        State = result.State with { Last = result.State.Last with { Quality = Cap(result.State.Last.Quality) } },
        Decisions = [.. result.Decisions.Select(decision => decision with { Quality = Cap(decision.Quality) })],
    };

    private static Quality Cap(Quality quality) => QualityOrder.Worst(quality, Quality.Uncertain_SubNormal);
}
