using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Completes and checks a record that could be read: what a single key cannot say.</summary>
internal static class RecordRules
{
    /// <param name="record">As read, with what is computed still empty.</param>
    /// <param name="reader">Where it stands, for what is wrong.</param>
    /// <param name="scope">The loop around it.</param>
    /// <returns>The record with everything filled in.</returns>
    internal static object Apply(object record, MappingReader reader, BindScope scope) => record switch
    {
        LoopDefinition loop => LoopRules.Apply(loop, reader),
        PlacementDefinition placement => LoopRules.Placement(placement, reader),
        SignalDefinition signal => SignalRules.Apply(signal, reader, scope),
        OnBadDefinition onBad => FailActionRules.Apply(onBad, reader),
        WatchdogDefinition watchdog => SignalRules.Watchdog(watchdog, reader),
        SourceDefinition source => SourceRules.Source(source, reader),
        SourceInput input => SourceRules.Input(input, reader, scope),
        AuthDefinition auth => SourceRules.Auth(auth, reader),
        StageDefinition stage => StageRules.Apply(stage, reader, scope),
        RateDefinition rate => ControllerRules.Rate(rate, reader),
        OutputRangeDefinition range => ControllerRules.Range(range, reader),
        GainsDefinition gains => ControllerRules.Gains(gains, reader),
        ControllerDefinition controller => ControllerRules.Apply(controller, reader, scope),
        OutputDefinition output => OutputRules.Apply(output, reader),
        OutputTarget target => OutputRules.Target(target, reader),
        SlaDefinition sla => OutputRules.Sla(sla, reader),
        _ => record,
    };
}
