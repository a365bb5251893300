using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Rules;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A valid loop definition with every default filled in. Two definitions mean the same exactly when their content hashes are equal.</summary>
public sealed record LoopDefinition
{
    /// <summary>Lower-case letters, digits and inner hyphens; up to 63 characters.</summary>
    [Outside]
    public required string Name { get; init; }

    /// <summary>Words to find the loop by.</summary>
    [Outside]
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    /// <summary>Who decides the output; an operation can change it later. With a controller of type cascade the default is cascade.</summary>
    [Default("auto")]
    public required LoopMode Mode { get; init; }

    /// <summary>Time between two steps: below 10 ms a commit takes longer, above an hour it is a schedule and not a loop.</summary>
    [Span("10ms", "1h")]
    public required TimeSpan Period { get; init; }

    /// <summary>What makes the loop step.</summary>
    [Default("period")]
    public required StepTrigger Trigger { get; init; }

    /// <summary>Where the loop and its standbys run.</summary>
    [Default("{}")]
    public required PlacementDefinition Placement { get; init; }

    /// <summary>What a crash may lose.</summary>
    [Default("{}")]
    public required ConsistencyDefinition Consistency { get; init; }

    /// <summary>What the loop does while the store cannot be reached.</summary>
    [Default("hold")]
    public required StoreLossAction OnStoreLoss { get; init; }

    /// <summary>With <c>onStoreLoss: continue</c>: after so long without the store, outputs freeze by their fail action.</summary>
    [Default("15m"), Span("1s", "24h")]
    public required TimeSpan MaxStoreOutage { get; init; }

    /// <summary>At least one, sorted by name.</summary>
    [Keyed, Count(1, DefinitionBounds.Signals)]
    public required ImmutableArray<SignalDefinition> Signals { get; init; }

    /// <summary>In the order of the text; they run so that each comes after the one it reads.</summary>
    [Count(0, DefinitionBounds.Stages)]
    public required ImmutableArray<StageDefinition> Stages { get; init; }

    /// <summary>What turns the measurement into the output.</summary>
    public required ControllerDefinition Controller { get; init; }

    /// <summary>In the order of the text; may be empty.</summary>
    [Count(0, DefinitionBounds.Outputs)]
    public required ImmutableArray<OutputDefinition> Outputs { get; init; }

    /// <summary>Limits on what is measured along the loop, and what is told when one is passed.</summary>
    [Count(0, DefinitionBounds.Sla)]
    public required ImmutableArray<SlaDefinition> Sla { get; init; }

    /// <summary>What is done by itself when the loop is unwell.</summary>
    [Count(0, DefinitionBounds.Remediation)]
    public required ImmutableArray<RemediationDefinition> Remediation { get; init; }

    /// <summary>The stages so that each comes after the one it reads.</summary>
    public ImmutableArray<StageDefinition> StagesInOrder() => StageOrder.Sort(Stages);

    /// <summary>The signal that a signal or stage of this loop goes back to.</summary>
    /// <exception cref="ArgumentException">No signal or stage has this name.</exception>
    public SignalDefinition SignalBehind(string input) => StageOrder.SignalBehind(this, input);

    /// <summary>Whether a set-point lies within the range of the signal that the controller reads.</summary>
    public bool AllowsSetpoint(double setpoint) => LoopRules.Allows(this, setpoint);

    /// <summary>The definition as YAML in its one canonical form: every default written out, keys in a fixed order.</summary>
    public string ToCanonicalText() => CanonicalText.Write(this);

    /// <summary>SHA-256 of the canonical text, 64 lower-case hexadecimal digits.</summary>
    public string ContentHash() => CanonicalText.Hash(this);
}
