using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>What a stage gives when it has no answer of its own. Pure.</summary>
internal static class StageErrors
{
    /// <param name="stage">Says what is given instead.</param>
    /// <param name="known">What it last answered.</param>
    /// <param name="input">What it was asked with.</param>
    /// <param name="answer">Its answer, or null when there was none in time.</param>
    public static Measured Settle(StageDefinition stage, StageState? known, Measured input, Measured? answer)
    {
        // Without an input there is nothing to be wrong about, and a stage that has only begun has no value to give yet.
        if (answer is { } given && (given.Value is not null || input.Value is null || given.Quality == Quality.Bad_WaitingForInitialData))
            return given;
        var refused = Measured.Missing(QualityOrder.Worst(input.Quality, answer?.Quality ?? Quality.Bad_NoCommunication), input.At);
        return stage.OnError switch
        {
            StageErrorAction.HoldLast => input.Value is not null && known?.LastUsable is { } last ? last.Degraded(Quality.Uncertain_LastUsableValue) : refused,
            StageErrorAction.Pass => input.Degraded(Quality.Uncertain),
            StageErrorAction.Substitute => new Measured(stage.Substitute, QualityOrder.Worst(input.Quality, Quality.Uncertain_SubstituteValue), input.At),
            _ => refused,
        };
    }
}
