using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Walks a valid definition's stages; the parser has refused cycles and unknown names.</summary>
internal static class StageOrder
{
    internal static ImmutableArray<StageDefinition> Sort(ImmutableArray<StageDefinition> stages)
    {
        var byName = stages.ToDictionary(stage => stage.Name);
        var ordered = ImmutableArray.CreateBuilder<StageDefinition>(stages.Length);
        var done = new HashSet<string>();
        var waiting = new Stack<StageDefinition>();
        foreach (var stage in stages)
        {
            // Every stage reads one input, so what is missing before it is a chain.
            for (StageDefinition? link = stage; link is not null && !done.Contains(link.Name); link = byName.GetValueOrDefault(link.Input))
            {
                waiting.Push(link);
                done.Add(link.Name);
            }

            while (waiting.TryPop(out var next))
                ordered.Add(next);
        }

        return ordered.MoveToImmutable();
    }

    internal static SignalDefinition SignalBehind(LoopDefinition loop, string input)
    {
        var name = input;
        for (var hops = 0; hops <= loop.Stages.Length; hops++)
        {
            if (loop.Signals.FirstOrDefault(signal => signal.Name == name) is { } signal)
                return signal;
            name = loop.Stages.FirstOrDefault(stage => stage.Name == name)?.Input;
        }

        throw new ArgumentException($"Loop {loop.Name} has no signal or stage named '{input}'.", nameof(input));
    }
}
