using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>A definition as the pure parts need it; made once a revision.</summary>
internal sealed record LoopPlan
{
    public required LoopDefinition Definition { get; init; }

    public required ImmutableArray<SignalPlan> Signals { get; init; }

    /// <summary>Each after the one it reads.</summary>
    public required ImmutableArray<StageDefinition> Stages { get; init; }

    /// <summary>What each stage does, by its name.</summary>
    public required ImmutableDictionary<string, StageWork> Work { get; init; }

    public required ControllerPlan Controller { get; init; }

    /// <summary>The signal whose fail action concerns the controller.</summary>
    public required string ControlledSignal { get; init; }

    public SignalPlan? FindSignal(string name)
    {
        foreach (var signal in Signals)
        {
            if (signal.Name == name)
                return signal;
        }

        return null;
    }
}
