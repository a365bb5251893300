using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Outputs.Alerts;

/// <summary>Outputs <c>alert</c>.</summary>
internal sealed class AlertOutputKind(IAlertLog alerts) : IOutputKind
{
    public IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output) => output.Target is AlertOutputTarget target
        ? [new AlertEndpoint(target, alerts)]
        : null;
}
