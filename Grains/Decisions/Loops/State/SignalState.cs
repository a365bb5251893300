using System.Collections.Immutable;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Loops.State;

/// <summary>What a loop remembers of one signal.</summary>
internal sealed record SignalState
{
    public static SignalState Empty { get; } = new();

    public ImmutableSortedDictionary<string, SourceState> Sources { get; init; } = ImmutableSortedDictionary<string, SourceState>.Empty;

    public SelectorState Selector { get; init; } = new();

    public FailPolicyState Fail { get; init; } = new();

    public IdMemory Recent { get; init; } = new();
}
