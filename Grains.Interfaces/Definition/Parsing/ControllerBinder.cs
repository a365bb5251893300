using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Reads <c>spec.controller</c>.</summary>
internal static class ControllerBinder
{
    internal static ControllerDefinition? Bind(MappingReader spec, InputGraph graph)
    {
        if (spec.Mapping("controller", required: true) is not { } reader)
            return null;
        var input = reader.Has("input") ? reader.Text("input") : graph.DefaultFor(reader);
        if (reader.Has("input") && input is not null)
            graph.CheckName(input, reader.Find("input")!.At, $"{reader.Path}.input");
        return reader.Word("type", Words.Controllers, required: true) switch
        {
            ControllerType.Pid => Pid(reader, input ?? "", graph.SignalBehind(input)),
            ControllerType.Threshold => Threshold(reader, input ?? ""),

            // Which other keys are right depends on the type.
            _ => null,
        };
    }

    private static PidControllerDefinition? Pid(MappingReader reader, string input, SignalDefinition? signal)
    {
        var setpoint = reader.Number("setpoint", NumberBounds.Finite, required: true);
        if (setpoint is { } wanted && signal is not null && !signal.Range.Contains(wanted))
            reader.Fault("setpoint", DefinitionErrorCodes.SetpointOutOfRange,
                $"The set-point has to be within the range of signal '{signal.Name}', {signal.Range.Low} to {signal.Range.High} {signal.Units}.");
        var gains = reader.Mapping("gains", required: true);
        var kp = gains?.Number("kp", NumberBounds.NotNegative) ?? 0;
        var ki = gains?.Number("ki", NumberBounds.NotNegative) ?? 0;
        var kd = gains?.Number("kd", NumberBounds.NotNegative) ?? 0;
        if (gains is not null && kp == 0 && ki == 0 && kd == 0 && !Unreadable(gains))
            reader.Fault("gains", DefinitionErrorCodes.ImpossibleCombination, "At least one gain has to be above 0.");
        gains?.Finish();
        var action = reader.Word("action", Words.Actions, required: true);
        var output = Output(reader, required: true);
        reader.Word("antiWindup", Words.AntiWindups);
        var floor = reader.Word("minQuality", Words.Floors) ?? QualityFloor.Uncertain;
        reader.Finish("stabilization");
        return setpoint is { } target && action is { } way && output is not null
            ? new PidControllerDefinition(input, output, floor, target, kp, ki, kd, way)
            : null;
    }

    // A gain that is there but was reported must not be counted as 0.
    private static bool Unreadable(MappingReader gains) =>
        gains.Members().Any(gain => gain.Value is not ScalarNode { Text: "0" or "0.0" });

    private static ThresholdControllerDefinition? Threshold(MappingReader reader, string input)
    {
        var below = reader.Number("below", NumberBounds.Finite, required: true);
        var hysteresis = reader.Number("hysteresis", NumberBounds.NotNegative) ?? 0;
        var table = reader.Has("limit") || reader.Has("above") ? SingleLimit(reader) : Table(reader);
        var output = Output(reader, required: false);
        var floor = reader.Word("minQuality", Words.Floors) ?? QualityFloor.Uncertain;
        reader.Finish("stabilization");
        if (below is not { } lowest || table.IsEmpty || (output is null && reader.Has("output")))
            return null;

        var outputs = table.Select(row => row.Output).Append(lowest);
        output ??= new OutputRangeDefinition(outputs.Min(), outputs.Max(), 0, null, null, outputs.Min());
        if (outputs.Any(value => value < output.Min || value > output.Max))
            reader.Fault("output", DefinitionErrorCodes.ImpossibleCombination, $"Every output of the table has to be from min {output.Min} to max {output.Max}.");
        return new ThresholdControllerDefinition(input, output, floor, lowest, table, hysteresis);
    }

    private static ImmutableArray<ThresholdDefinition> SingleLimit(MappingReader reader)
    {
        if (reader.Has("table"))
            reader.Fault("table", DefinitionErrorCodes.ImpossibleCombination, "A threshold controller has a 'limit' with 'above', or a 'table', not both.");
        var limit = reader.Number("limit", NumberBounds.Finite, required: true);
        var above = reader.Number("above", NumberBounds.Finite, required: true);
        return limit is { } from && above is { } output ? [new ThresholdDefinition(from, output)] : [];
    }

    private static ImmutableArray<ThresholdDefinition> Table(MappingReader reader)
    {
        if (reader.Items("table", DefinitionBounds.Thresholds, required: true) is not { } items)
            return [];
        if (items.Count == 0)
            reader.Fault("table", DefinitionErrorCodes.MissingKey, "A threshold table needs at least one row.");
        var rows = ImmutableArray.CreateBuilder<ThresholdDefinition>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (reader.Member(items[i], $"table[{i}]") is not { } row)
                continue;
            var from = row.Number("from", NumberBounds.Finite, required: true);
            var output = row.Number("output", NumberBounds.Finite, required: true);
            if (from is { } start && rows.Count > 0 && start <= rows[^1].From)
                row.Fault("from", DefinitionErrorCodes.ImpossibleCombination, $"The rows have to rise, but {start} follows {rows[^1].From}.");
            row.Finish();
            if (from is { } value && output is { } result)
                rows.Add(new ThresholdDefinition(value, result));
        }

        return rows.Count == items.Count ? rows.ToImmutable() : [];
    }

    private static OutputRangeDefinition? Output(MappingReader controller, bool required)
    {
        if (controller.Mapping("output", required) is not { } reader)
            return null;
        var min = reader.Number("min", NumberBounds.Finite, required: true);
        var max = reader.Number("max", NumberBounds.Finite, required: true);
        var deadband = reader.Number("deadband", NumberBounds.NotNegative) ?? 0;
        var (up, down) = Rates(reader);
        var initial = reader.Number("initial", NumberBounds.Finite);
        reader.Finish();
        if (min is not { } low || max is not { } high)
            return null;
        if (low >= high)
            reader.Fault("min", DefinitionErrorCodes.MinAboveMax, $"min {low} has to be below max {high}.");
        else if (deadband >= high - low)
            reader.Fault("deadband", DefinitionErrorCodes.ImpossibleCombination, "The deadband has to be smaller than the range of the output.");
        else if (initial < low || initial > high)
            reader.Fault("initial", DefinitionErrorCodes.OutOfRange, $"initial has to be from min {low} to max {high}.");
        return new OutputRangeDefinition(low, high, deadband, up, down, initial ?? low);
    }

    private static (double? Up, double? Down) Rates(MappingReader output)
    {
        if (output.Find("ratePerMinute") is ScalarNode)
        {
            var both = output.Number("ratePerMinute", NumberBounds.Positive);
            return (both, both);
        }

        if (output.Mapping("ratePerMinute") is not { } rates)
            return (null, null);
        var up = rates.Number("up", NumberBounds.Positive);
        var down = rates.Number("down", NumberBounds.Positive);
        rates.Finish();
        return (up, down);
    }
}
