namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Who reads whom: stages read a signal or a stage, the controller reads one of them.</summary>
internal sealed class InputGraph(ErrorSink errors, SignalSet signals)
{
    private readonly Dictionary<string, Link> _stages = [];

    /// <summary>The stage that the next one reads when it does not say.</summary>
    private string? _previous;

    internal bool IsTaken(string name) => signals.Names.Contains(name) || _stages.ContainsKey(name);

    /// <summary>What a reader without an input of its own reads: the stage before, or the only signal; null after reporting.</summary>
    internal string? DefaultFor(MappingReader reader)
    {
        if (_previous is not null)
            return _previous;
        if (signals.Names.Count == 1)
            return signals.Names[0];
        if (signals.Names.Count > 1)
            reader.Fault("input", DefinitionErrorCodes.MissingKey, "The loop has several signals: say which one with 'input'.", signals.Names[0]);
        return null;
    }

    internal void AddStage(string name, string? input, TextPosition at, string path)
    {
        _stages[name] = new Link(input, at, path);
        _previous = name;
    }

    /// <summary>Reports inputs that do not exist and stages that read each other in a circle. Once all stages are added.</summary>
    internal void CheckStages()
    {
        foreach (var (_, link) in _stages)
        {
            if (link.Input is { } input)
                CheckName(input, link.At, link.Path);
        }

        var done = new HashSet<string>();
        foreach (var start in _stages.Keys)
        {
            var way = new List<string>();
            for (var name = start; name is not null && _stages.TryGetValue(name, out var link) && done.Add(name); name = link.Input)
            {
                way.Add(name);
                if (link.Input is { } next && way.IndexOf(next) is >= 0 and var first)
                    ReportCycle(way[first..]);
            }
        }
    }

    internal void CheckName(string input, TextPosition at, string path)
    {
        if (IsTaken(input))
            return;
        var nearest = NearestWord.Of(input, signals.Names.Concat(_stages.Keys));
        var hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        errors.Add(at, path, DefinitionErrorCodes.UnknownName, $"No signal or stage is named '{Excerpt.Of(input)}'{hint}", nearest);
    }

    /// <summary>The signal that a name goes back to, when it does and could be read.</summary>
    internal SignalDefinition? SignalBehind(string? input)
    {
        var name = input;
        for (var hops = 0; hops <= _stages.Count && name is not null && _stages.TryGetValue(name, out var link); hops++)
            name = link.Input;
        return signals.Bound.FirstOrDefault(signal => signal.Name == name);
    }

    private void ReportCycle(List<string> names)
    {
        var first = names.OrderBy(name => _stages[name].At.Line).ThenBy(name => _stages[name].At.Column).First();
        var turned = names.SkipWhile(name => name != first).Concat(names.TakeWhile(name => name != first)).Append(first);
        errors.Add(_stages[first].At, _stages[first].Path, DefinitionErrorCodes.Cycle, $"Stages read each other in a circle: {string.Join(" -> ", turned)}.");
    }

    private sealed record Link(string? Input, TextPosition At, string Path);
}
