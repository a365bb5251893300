using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A valid loop definition with every default filled in. Two definitions mean the same exactly when their content hashes are equal.</summary>
public sealed record LoopDefinition
{
    /// <summary>Lower-case letters, digits and inner hyphens; up to 63 characters.</summary>
    public required string Name { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    public required LoopMode Mode { get; init; }

    /// <summary>10 ms to 1 h.</summary>
    public required TimeSpan Period { get; init; }

    public required StepTrigger Trigger { get; init; }

    public required PlacementDefinition Placement { get; init; }

    public required StateConsistency Consistency { get; init; }

    public required StoreLossAction OnStoreLoss { get; init; }

    /// <summary>At least one, sorted by name.</summary>
    public required ImmutableArray<SignalDefinition> Signals { get; init; }

    /// <summary>In the order of the text; see <see cref="StagesInOrder"/> for the order of work.</summary>
    public required ImmutableArray<StageDefinition> Stages { get; init; }

    public required ControllerDefinition Controller { get; init; }

    /// <summary>In the order of the text; may be empty.</summary>
    public required ImmutableArray<OutputDefinition> Outputs { get; init; }

    /// <summary>The stages so that each comes after the one it reads.</summary>
    public ImmutableArray<StageDefinition> StagesInOrder() => StageOrder.Sort(Stages);

    /// <summary>The signal that a signal or stage of this loop goes back to.</summary>
    /// <exception cref="ArgumentException">No signal or stage has this name.</exception>
    public SignalDefinition SignalBehind(string input) => StageOrder.SignalBehind(this, input);

    /// <summary>The definition as YAML in its one canonical form: every default written out, keys in a fixed order.</summary>
    public string ToCanonicalText() => CanonicalText.Write(this);

    /// <summary>SHA-256 of the canonical text, 64 lower-case hexadecimal digits.</summary>
    public string ContentHash() => CanonicalText.Hash(this);
}
