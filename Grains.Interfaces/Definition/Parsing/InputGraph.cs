namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Who reads whom: stages read a signal or a stage, the controller reads one of them. Read from the text before the records are.</summary>
internal sealed class InputGraph
{
    private readonly ErrorSink _errors;
    private readonly List<string> _signals;
    private readonly Dictionary<string, Link> _stages = [];

    /// <summary>By the path of the reader.</summary>
    private readonly Dictionary<string, string> _inputs = [];

    /// <summary>The stage that the next one reads when it does not say.</summary>
    private string? _previous;

    private InputGraph(List<string> signals, ErrorSink errors)
    {
        _signals = signals;
        _errors = errors;
    }

    internal static InputGraph Of(MappingReader spec, ErrorSink errors)
    {
        var signals = spec.Find("signals") is MappingNode mapping ? mapping.Entries.Select(entry => entry.Key.Text) : [];
        var graph = new InputGraph([.. signals], errors);
        if (spec.Find("stages") is SequenceNode stages)
        {
            for (var i = 0; i < stages.Items.Count && i < DefinitionBounds.Stages; i++)
            {
                if (stages.Items[i] is MappingNode stage)
                    graph.AddStage(new MappingReader(stage, $"{spec.Path}.stages[{i}]", errors));
            }
        }

        graph.CheckStages();
        if (spec.Find("controller") is MappingNode controller)
            graph.AddController(new MappingReader(controller, $"{spec.Path}.controller", errors));
        return graph;
    }

    /// <summary>What the stage or controller at a path reads; empty after reporting.</summary>
    internal string InputOf(string path) => _inputs.GetValueOrDefault(path, "");

    private void AddStage(MappingReader stage)
    {
        var input = Input(stage);
        if (stage.Find("name") is not ScalarNode { IsEmpty: false } name)
            return;
        if (_signals.Contains(name.Text) || _stages.ContainsKey(name.Text))
        {
            stage.Fault("name", DefinitionErrorCodes.DuplicateName, $"A signal or stage is already named '{Excerpt.Of(name.Text)}': give this one another name.");
            return;
        }

        _stages[name.Text] = new Link(input, stage.Find("input")?.At ?? stage.At, $"{stage.Path}.input");
        _previous = name.Text;
    }

    private void AddController(MappingReader controller)
    {
        if (Input(controller) is { } input && controller.Find("input") is { } node)
            CheckName(input, node.At, $"{controller.Path}.input");
    }

    private string? Input(MappingReader reader)
    {
        var input = reader.Find("input") is { } node ? (node as ScalarNode)?.Text : DefaultFor(reader);
        if (input is not null)
            _inputs[reader.Path] = input;
        return input;
    }

    /// <summary>What a reader without an input of its own reads: the stage before, or the only signal; null after reporting.</summary>
    private string? DefaultFor(MappingReader reader)
    {
        if (_previous is not null)
            return _previous;
        if (_signals.Count == 1)
            return _signals[0];
        if (_signals.Count > 1)
            reader.Fault("input", DefinitionErrorCodes.MissingKey, "The loop has several signals: say which one with 'input'.", _signals[0]);
        return null;
    }

    /// <summary>Reports inputs that do not exist and stages that read each other in a circle.</summary>
    private void CheckStages()
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

    private void CheckName(string input, TextPosition at, string path)
    {
        if (_signals.Contains(input) || _stages.ContainsKey(input))
            return;
        var nearest = NearestWord.Of(input, _signals.Concat(_stages.Keys));
        var hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        _errors.Add(at, path, DefinitionErrorCodes.UnknownName, $"No signal or stage is named '{Excerpt.Of(input)}'{hint}", nearest);
    }

    private void ReportCycle(List<string> names)
    {
        var first = names.OrderBy(name => _stages[name].At.Line).ThenBy(name => _stages[name].At.Column).First();
        var turned = names.SkipWhile(name => name != first).Concat(names.TakeWhile(name => name != first)).Append(first);
        _errors.Add(_stages[first].At, _stages[first].Path, DefinitionErrorCodes.Cycle,
            $"Stages read each other in a circle: {string.Join(" -> ", turned)}. Let one of them read a signal.");
    }

    private sealed record Link(string? Input, TextPosition At, string Path);
}
