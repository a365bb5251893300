using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Rules;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Turns the tree of one document into a definition, reporting everything that is wrong on the way.</summary>
internal static class LoopBinder
{
    internal const string ApiVersion = "loops/v1";
    internal const string Kind = "FeedbackLoop";

    internal static LoopDefinition? Bind(Node root, ErrorSink errors, bool everything)
    {
        if (MappingReader.AsMapping(root, "", errors) is not { } document)
            return null;
        var scope = new BindScope(errors, everything);
        RequireConstant(document, "apiVersion", ApiVersion);
        RequireConstant(document, "kind", Kind);
        var metadata = document.Mapping("metadata", required: true);
        scope.LoopName = metadata?.DnsName("name", required: true);
        var labels = metadata is null ? null : Labels(metadata);
        metadata?.Finish();
        var loop = document.Mapping("spec", required: true) is { } spec ? BindSpec(spec, scope, labels) : null;
        document.Finish();
        return errors.Any ? null : loop;
    }

    private static LoopDefinition? BindSpec(MappingReader spec, BindScope scope, ImmutableSortedDictionary<string, string>? labels)
    {
        // Defaults of the parts follow from the period, and who reads whom is asked by every stage.
        scope.Period = LoopRules.PeriodOf(spec);
        scope.Inputs = InputGraph.Of(spec, scope.Errors);
        var outside = new Dictionary<string, object?>
        {
            [nameof(LoopDefinition.Name)] = scope.LoopName ?? "",
            [nameof(LoopDefinition.Labels)] = labels ?? ImmutableSortedDictionary<string, string>.Empty,
        };
        return (LoopDefinition?)new ShapeBinder(scope).Bind(typeof(LoopDefinition), spec, outside);
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
        var labels = reader.TextMap();
        if (labels.Count > DefinitionBounds.Labels)
            metadata.Fault("labels", DefinitionErrorCodes.TooMany, $"A loop has at most {DefinitionBounds.Labels} labels.");
        return labels;
    }
}
