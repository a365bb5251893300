using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs.Alertmanager;

/// <summary>Outputs <c>alertmanager</c>. Its instances do not pass alerts on to each other, so each one is told.</summary>
internal sealed class AlertmanagerOutputKind(IHttpClientFactory clients) : IOutputKind
{
    public bool TellsEveryEndpoint => true;

    public IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output) => output.Target is AlertmanagerOutputTarget target
        ? [.. target.Endpoints.Select(endpoint => new AlertmanagerEndpoint(target, endpoint, clients))]
        : null;
}
