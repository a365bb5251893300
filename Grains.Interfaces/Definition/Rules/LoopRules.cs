using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules between the parts of a loop.</summary>
internal static class LoopRules
{
    private const string Controller = "controller";

    /// <summary>The period before the rest is read, without reporting; null when it is wrong.</summary>
    internal static TimeSpan? PeriodOf(MappingReader spec) =>
        spec.Find("period") is ScalarNode { IsEmpty: false } scalar && DurationText.TrySplit(scalar.Text, out var number, out var unit)
            ? DurationText.From(number, unit)
            : null;

    internal static PlacementDefinition Placement(PlacementDefinition placement, MappingReader reader)
    {
        var hot = placement.Standby == StandbyKind.Hot;
        if (!reader.Has("replicas"))
            placement = placement with { Replicas = hot ? 2 : 1 };
        else if (hot && placement.Replicas < 2)
            reader.Fault("replicas", DefinitionErrorCodes.ImpossibleCombination, "A hot standby needs at least 2 replicas.", "2");
        else if (!hot && placement.Replicas > 1)
            reader.Fault("replicas", DefinitionErrorCodes.ImpossibleCombination, "More than one replica needs 'standby: hot'.", "1");
        if (placement.Failback == FailbackRule.Return && placement.PreferredZone is null)
            reader.Fault("failback", DefinitionErrorCodes.MissingKey, "'failback: return' needs a 'preferredZone'.", "preferredZone");
        if (placement.PreferredZone is { } zone && !placement.Zones.IsEmpty && !placement.Zones.Contains(zone))
            reader.Fault("preferredZone", DefinitionErrorCodes.UnknownName, $"'{zone}' is not one of the loop's zones.", NearestWord.Of(zone, placement.Zones));
        return placement;
    }

    internal static LoopDefinition Apply(LoopDefinition loop, MappingReader spec)
    {
        // What follows walks from part to part, which a wrong reference would lead nowhere.
        if (spec.ErrorCount > 0)
            return loop;
        // A cascade is made to follow: saying so in the mode as well would only be forgotten.
        if (loop.Controller is CascadeControllerDefinition && !spec.Has("mode"))
            loop = loop with { Mode = LoopMode.Cascade };
        CheckSetpoint(loop, spec);
        CheckUnique(loop.Outputs.Select(output => output.Name), spec, "outputs");
        CheckUnique(loop.Remediation.Select(remediation => remediation.Name), spec, "remediation");
        if (loop.Mode == LoopMode.Cascade && loop.Controller is not CascadeControllerDefinition)
            spec.Fault("mode", DefinitionErrorCodes.ImpossibleCombination, "'mode: cascade' needs a controller of type cascade.");
        for (var i = 0; i < loop.Sla.Length; i++)
            CheckLimit(loop, loop.Sla[i], spec.Item("sla", i));
        for (var i = 0; i < loop.Remediation.Length; i++)
        {
            for (var n = 0; n < loop.Remediation[i].Do.Length; n++)
                CheckRemedy(loop, loop.Remediation[i].Do[n], spec.Item("remediation", i).Item("do", n));
        }

        return loop;
    }

    /// <summary>Whether a set-point is within what the controller's signal can be; beyond a change of unit nothing is known.</summary>
    internal static bool Allows(LoopDefinition loop, double setpoint) => ChangesUnit(loop) || loop.SignalBehind(loop.Controller.Input).Range.Contains(setpoint);

    private static void CheckSetpoint(LoopDefinition loop, MappingReader spec)
    {
        var (key, wanted) = loop.Controller switch
        {
            PidControllerDefinition pid => ("setpoint", pid.Setpoint),
            CascadeControllerDefinition { SetpointFrom.Initial: { } initial } => ("setpointFrom", initial),
            RatioControllerDefinition ratio => ("target", ratio.Target),
            StepControllerDefinition step => ("target", step.Target),
            _ => ("", (double?)null),
        };
        if (wanted is not { } setpoint || ChangesUnit(loop))
            return;
        var signal = loop.SignalBehind(loop.Controller.Input);
        if (!signal.Range.Contains(setpoint))
            spec.Inner(Controller).Fault(key, DefinitionErrorCodes.SetpointOutOfRange,
                $"The set-point has to be within the range of signal '{signal.Name}', {signal.Range.Low} to {signal.Range.High} {signal.Units}.");
    }

    // What stands behind these is no longer in the signal's unit, so its range says nothing.
    private static bool ChangesUnit(LoopDefinition loop)
    {
        var name = loop.Controller.Input;
        for (var hops = 0; hops < loop.Stages.Length && loop.Stages.FirstOrDefault(stage => stage.Name == name) is { } stage; hops++)
        {
            if (stage is DerivativeStageDefinition or ScaleStageDefinition or LookupStageDefinition or ExpressionStageDefinition or HttpStageDefinition or CustomStageDefinition)
                return true;
            name = stage.Input;
        }

        return false;
    }

    private static void CheckUnique(IEnumerable<string> names, MappingReader spec, string list)
    {
        var seen = new HashSet<string>();
        foreach (var (i, name) in names.Index())
        {
            if (!seen.Add(name))
                spec.Item(list, i).Fault("name", DefinitionErrorCodes.DuplicateName, $"Another one of the {list} is named '{name}': give this one another name.");
        }
    }

    private static void CheckLimit(LoopDefinition loop, SlaDefinition limit, MappingReader reader)
    {
        var inner = loop.Signals.Select(signal => signal.Name).Concat(loop.Stages.Select(stage => stage.Name)).Append(Controller).ToList();
        var sources = loop.Signals.SelectMany(signal => signal.Sources.Select(source => source.Name));
        CheckName(limit.Link.From, inner.Concat(sources), reader, "link", "source, signal or stage");
        CheckName(limit.Link.To, inner.Concat(loop.Outputs.Select(output => output.Name)), reader, "link", "signal, stage or output");
        CheckAlert(loop, limit.Alert, reader, "alert");
    }

    private static void CheckRemedy(LoopDefinition loop, Remedy remedy, MappingReader reader)
    {
        if (remedy is AlertRemedy alert)
            CheckAlert(loop, alert.Output, reader.Inner("alert"), "output");
        if (remedy is not RestartSourceRemedy restart)
            return;
        var place = reader.Inner("restartSource");
        if (loop.Signals.FirstOrDefault(signal => signal.Name == restart.Signal) is { } signal)
            CheckName(restart.Source, signal.Sources.Select(source => source.Name), place, "source", "source of this signal");
        else
            CheckName(restart.Signal, loop.Signals.Select(known => known.Name), place, "signal", "signal");
    }

    private static void CheckAlert(LoopDefinition loop, string name, MappingReader reader, string key)
    {
        if (loop.Outputs.FirstOrDefault(output => output.Name == name) is { Target.Alerts: false })
            reader.Fault(key, DefinitionErrorCodes.ImpossibleCombination, $"The output '{name}' tells nobody: name one of kind alert or alertmanager.");
        else
            CheckName(name, loop.Outputs.Where(output => output.Target.Alerts).Select(output => output.Name), reader, key, "output");
    }

    private static void CheckName(string name, IEnumerable<string> known, MappingReader reader, string key, string what)
    {
        var names = known.ToList();
        if (names.Contains(name))
            return;
        var nearest = NearestWord.Of(name, names);
        reader.Fault(key, DefinitionErrorCodes.UnknownName, $"No {what} is named '{name}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}", nearest);
    }
}
