using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules of controllers and their outputs.</summary>
internal static class ControllerRules
{
    internal static ControllerDefinition Apply(ControllerDefinition controller, MappingReader reader, BindScope scope)
    {
        controller = controller with { Input = scope.Inputs?.InputOf(reader.Path) ?? "" };
        switch (controller)
        {
            case TunedControllerDefinition tuned:
                Tuned(tuned, reader, scope);
                return controller;
            case ThresholdControllerDefinition threshold:
                return Threshold(threshold, reader);
            case HysteresisControllerDefinition hysteresis:
                return Hysteresis(hysteresis, reader);
            case StepControllerDefinition step:
                Steps(step, reader);
                return step;
            case RatioControllerDefinition { Output.Min: <= 0 }:
                reader.Inner("output").Fault("min", DefinitionErrorCodes.OutOfRange, "A ratio needs a minimum above 0: nothing can grow from 0 by a ratio.");
                return controller;
            default:
                return controller;
        }
    }

    internal static GainsDefinition Gains(GainsDefinition gains, MappingReader reader)
    {
        if (gains is { Kp: 0, Ki: 0, Kd: 0 })
            reader.Fault("", DefinitionErrorCodes.ImpossibleCombination, "At least one gain has to be above 0.", "kp");
        return gains;
    }

    internal static RateDefinition Rate(RateDefinition rate, MappingReader reader)
    {
        if (rate is { Up: null, Down: null })
            reader.Fault("", DefinitionErrorCodes.MissingKey, "A rate needs 'up', 'down' or both; leave the key out for no limit.", "up");
        return rate;
    }

    internal static OutputRangeDefinition Range(OutputRangeDefinition range, MappingReader reader)
    {
        if (range.Min >= range.Max)
            reader.Fault("min", DefinitionErrorCodes.MinAboveMax, $"min {range.Min} has to be below max {range.Max}.");
        else if (range.Deadband >= range.Max - range.Min)
            reader.Fault("deadband", DefinitionErrorCodes.ImpossibleCombination, "The deadband has to be smaller than the range of the output.");
        else if (reader.Has("initial") && (range.Initial < range.Min || range.Initial > range.Max))
            reader.Fault("initial", DefinitionErrorCodes.OutOfRange, $"initial has to be from min {range.Min} to max {range.Max}.");
        return reader.Has("initial") ? range : range with { Initial = range.Min };
    }

    private static void Tuned(TunedControllerDefinition tuned, MappingReader reader, BindScope scope)
    {
        if (tuned.GainSchedule is { } schedule)
            Rising.Check(schedule.Table.Select(row => row.From), reader.Inner("gainSchedule"), "table", "from");
        if (tuned.Process is { Gain: 0 })
            reader.Inner("process").Fault("gain", DefinitionErrorCodes.OutOfRange, "A process with a gain of 0 cannot be controlled.");
        if (tuned.TrackingTime is not null && tuned.AntiWindup != AntiWindup.BackCalculation)
            reader.Fault("trackingTime", DefinitionErrorCodes.ImpossibleCombination, "'trackingTime' belongs to back_calculation.");
        if (tuned is CascadeControllerDefinition cascade && cascade.SetpointFrom.Loop == scope.LoopName)
            reader.Inner("setpointFrom").Fault("loop", DefinitionErrorCodes.Cycle, "A loop cannot have its set-point from itself: name the outer loop.");
    }

    private static ThresholdControllerDefinition Threshold(ThresholdControllerDefinition threshold, MappingReader reader)
    {
        if (threshold is { Limit: null, Above: null, Table.IsDefault: true })
            reader.Fault("table", DefinitionErrorCodes.MissingKey, "A threshold controller needs a 'table', or a 'limit' with 'above'.", "table");
        else if (threshold.Limit is null != threshold.Above is null)
            reader.Fault(threshold.Limit is null ? "limit" : "above", DefinitionErrorCodes.MissingKey, "'limit' and 'above' belong together.", threshold.Limit is null ? "limit" : "above");
        else if (threshold.Limit is not null && !threshold.Table.IsDefault)
            reader.Fault("table", DefinitionErrorCodes.ImpossibleCombination, "A threshold controller has a 'limit' with 'above', or a 'table', not both.");
        else if (threshold is { Limit: { } limit, Above: { } above })
            threshold = threshold with { Table = [new ThresholdDefinition(limit, above)], Limit = null, Above = null };
        if (threshold.Table.IsDefault)
            return threshold;
        Rising.Check(threshold.Table.Select(row => row.From), reader, "table", "from");
        var outputs = threshold.Table.Select(row => row.Output).Append(threshold.Below).ToList();
        return threshold with { Output = Within(threshold.Output, outputs, reader) };
    }

    private static HysteresisControllerDefinition Hysteresis(HysteresisControllerDefinition hysteresis, MappingReader reader)
    {
        if (hysteresis.Low >= hysteresis.High)
            reader.Fault("low", DefinitionErrorCodes.MinAboveMax, $"low {hysteresis.Low} has to be below high {hysteresis.High}.");
        if (hysteresis.Off == hysteresis.On)
            reader.Fault("on", DefinitionErrorCodes.ImpossibleCombination, "'on' and 'off' have to differ.");
        return hysteresis with { Output = Within(hysteresis.Output, [hysteresis.Off, hysteresis.On], reader) };
    }

    /// <summary>The bounds given, or those of the outputs; every output has to be within.</summary>
    private static OutputRangeDefinition Within(OutputRangeDefinition? range, List<double> outputs, MappingReader reader)
    {
        range ??= new OutputRangeDefinition(outputs.Min(), outputs.Max(), 0, null, outputs.Min());
        if (outputs.Any(value => value < range.Min || value > range.Max))
            reader.Fault("output", DefinitionErrorCodes.ImpossibleCombination, $"Every output of the controller has to be from min {range.Min} to max {range.Max}.");
        return range;
    }

    private static void Steps(StepControllerDefinition step, MappingReader reader)
    {
        var end = double.NegativeInfinity;
        for (var i = 0; i < step.Table.Length; i++)
        {
            var row = step.Table[i];
            var (from, to) = (row.From ?? double.NegativeInfinity, row.To ?? double.PositiveInfinity);
            if (from >= to)
                reader.Item("table", i).Fault(row.From is null ? "to" : "from", DefinitionErrorCodes.MinAboveMax, "A row has to start below its end.");
            else if (i > 0 && from < end)
                reader.Item("table", i).Fault(row.From is null ? "to" : "from", DefinitionErrorCodes.ImpossibleCombination, $"The rows have to rise without overlapping, but this one starts before {end}.");
            end = to;
        }
    }
}
