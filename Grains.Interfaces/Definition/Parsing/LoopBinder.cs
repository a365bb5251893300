using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Turns the tree of one document into a definition, reporting everything that is wrong on the way.</summary>
internal static class LoopBinder
{
    private const string ApiVersion = "loops/v1";
    private const string Kind = "FeedbackLoop";

    // Below 10 ms the store's commit is longer than the period; above an hour it is a schedule and not a loop.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromHours(1);

    internal static LoopDefinition? Bind(Node root, ErrorSink errors)
    {
        if (MappingReader.AsMapping(root, "", errors) is not { } document)
            return null;
        RequireConstant(document, "apiVersion", ApiVersion);
        RequireConstant(document, "kind", Kind);
        var metadata = document.Mapping("metadata", required: true);
        var name = metadata?.DnsName("name", required: true);
        var labels = metadata is null ? null : Labels(metadata);
        metadata?.Finish();
        var spec = document.Mapping("spec", required: true);
        var loop = spec is null ? null : BindSpec(spec, errors, name ?? "", labels ?? ImmutableSortedDictionary<string, string>.Empty);
        document.Finish();
        return errors.Any ? null : loop;
    }

    private static LoopDefinition? BindSpec(MappingReader spec, ErrorSink errors, string name, ImmutableSortedDictionary<string, string> labels)
    {
        var mode = spec.Word("mode", Words.Modes) ?? LoopMode.Auto;
        var period = spec.Duration("period", ShortestPeriod, LongestPeriod, required: true);
        var trigger = spec.Word("trigger", Words.Triggers) ?? StepTrigger.Period;
        var placement = Placement(spec);
        var consistency = Consistency(spec);
        var onStoreLoss = spec.Word("onStoreLoss", Words.StoreLosses) ?? StoreLossAction.Hold;
        var signals = SignalBinder.BindAll(spec, errors, period);
        var graph = new InputGraph(errors, signals);
        var stages = StageBinder.BindAll(spec, errors, graph);
        var controller = ControllerBinder.Bind(spec, graph);
        var outputs = OutputBinder.BindAll(spec, errors);
        spec.Finish("sla", "remediation");
        if (errors.Any || period is not { } every || controller is null)
            return null;

        return new LoopDefinition
        {
            Name = name,
            Labels = labels,
            Mode = mode,
            Period = every,
            Trigger = trigger,
            Placement = placement,
            Consistency = consistency,
            OnStoreLoss = onStoreLoss,
            Signals = [.. signals.Bound.OrderBy(signal => signal.Name, StringComparer.Ordinal)],
            Stages = stages,
            Controller = controller,
            Outputs = outputs,
        };
    }

    private static void RequireConstant(MappingReader document, string key, string expected)
    {
        if (document.Text(key, required: true) is { } text && text != expected)
            document.Fault(key, DefinitionErrorCodes.UnknownWord, $"'{key}' has to be {expected}.", expected);
    }

    private static ImmutableSortedDictionary<string, string>? Labels(MappingReader metadata)
    {
        if (metadata.Mapping("labels") is not { } reader)
            return null;
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, _, _, _) in reader.Members())
        {
            if (name.Length is 0 or > DefinitionBounds.NameLength || name.Any(char.IsControl))
                reader.Fault(name, DefinitionErrorCodes.WrongForm, $"A label's name has 1 to {DefinitionBounds.NameLength} characters.");
            else if (reader.Text(name) is { } value)
            {
                if (value.Length > DefinitionBounds.LabelLength)
                    reader.Fault(name, DefinitionErrorCodes.TooLarge, $"A label has at most {DefinitionBounds.LabelLength} characters.");
                labels[name] = value;
            }
        }

        if (labels.Count > DefinitionBounds.Labels)
            metadata.Fault("labels", DefinitionErrorCodes.TooMany, $"A loop has at most {DefinitionBounds.Labels} labels.");
        return labels.ToImmutable();
    }

    private static PlacementDefinition Placement(MappingReader spec)
    {
        var placement = spec.Mapping("placement");
        var standby = placement?.Word("standby", Words.Standbys) ?? StandbyKind.None;
        var replicas = placement?.Whole("replicas", 1, 5) ?? 1;
        var spreadBy = placement?.Word("spreadBy", Words.Spreads) ?? SpreadBy.Zone;
        if (replicas > 1)
            placement?.Fault("replicas", DefinitionErrorCodes.NotSupportedYet, "More than one replica needs a standby, which is not supported yet.");
        placement?.Finish();
        return new PlacementDefinition(standby, replicas, spreadBy);
    }

    private static StateConsistency Consistency(MappingReader spec)
    {
        var consistency = spec.Mapping("consistency");
        var state = consistency?.Word("state", Words.Consistencies) ?? StateConsistency.Strong;
        consistency?.Finish();
        return state;
    }
}
