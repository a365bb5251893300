using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Reads <c>spec.stages</c>.</summary>
internal static class StageBinder
{
    private static readonly string[] LaterKeys = ["onError", "expr"];

    internal static ImmutableArray<StageDefinition> BindAll(MappingReader spec, ErrorSink errors, InputGraph graph)
    {
        if (spec.Items("stages", DefinitionBounds.Stages) is not { } items)
            return [];
        var stages = ImmutableArray.CreateBuilder<StageDefinition>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (MappingReader.AsMapping(items[i], $"{spec.Path}.stages[{i}]", errors) is { } reader && Bind(reader, graph) is { } stage)
                stages.Add(stage);
        }

        graph.CheckStages();
        return stages.ToImmutable();
    }

    private static StageDefinition? Bind(MappingReader reader, InputGraph graph)
    {
        var name = reader.Name("name");
        var input = reader.Has("input") ? reader.Text("input") : graph.DefaultFor(reader);
        var at = reader.Find("input")?.At ?? reader.At;
        if (name is not null && graph.IsTaken(name))
            reader.Fault("name", DefinitionErrorCodes.DuplicateName, $"A signal or stage is already named '{name}'.");
        else if (name is not null)
            graph.AddStage(name, input, at, $"{reader.Path}.input");

        return reader.Word("type", Words.Stages, required: true) switch
        {
            StageType.Ewma => Ewma(reader, name ?? "", input ?? ""),
            StageType.Clamp => Clamp(reader, name ?? "", input ?? ""),

            // Which other keys are right depends on the type.
            _ => null,
        };
    }

    private static EwmaStageDefinition? Ewma(MappingReader reader, string name, string input)
    {
        var alpha = reader.Number("alpha", new NumberBounds(0, 1, AboveMin: true), required: true);
        reader.Finish(LaterKeys);
        return alpha is { } weight ? new EwmaStageDefinition(name, input, weight) : null;
    }

    private static ClampStageDefinition? Clamp(MappingReader reader, string name, string input)
    {
        var min = reader.Number("min", NumberBounds.Finite, required: true);
        var max = reader.Number("max", NumberBounds.Finite, required: true);
        if (min > max)
            reader.Fault("min", DefinitionErrorCodes.MinAboveMax, $"min {min} is above max {max}.");
        reader.Finish(LaterKeys);
        return min is { } low && max is { } high ? new ClampStageDefinition(name, input, low, high) : null;
    }
}
