using System.Collections.Immutable;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>What a decision is made from.</summary>
/// <param name="Signals">As observed.</param>
/// <param name="Stages">What each stage answered, by name.</param>
/// <param name="Now">The time of the step.</param>
/// <param name="Epoch">The owner's epoch.</param>
/// <param name="Seq">The step to commit.</param>
internal sealed record StepInput(
    ImmutableArray<SignalReading> Signals, IReadOnlyDictionary<string, Measured> Stages, DateTimeOffset Now, long Epoch, long Seq)
{
    /// <summary>What the controller has to do whatever the signals say; null lets them decide. Only in mode auto.</summary>
    public ControlDemand? Demand { get; init; }

    /// <summary>Of an inner loop: what it has heard of the outer one; null for nothing.</summary>
    public OuterOutput? Outer { get; init; }

    /// <summary>The value of a signal or stage.</summary>
    public Measured Find(string name)
    {
        if (Stages.TryGetValue(name, out var staged))
            return staged;
        foreach (var signal in Signals)
        {
            if (signal.Name == name)
                return signal.Value;
        }

        throw new InvalidOperationException($"Nothing is named '{name}' in step {Seq}.");
    }
}
