using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs.Http;

/// <summary>Outputs <c>http</c>.</summary>
internal sealed class HttpOutputKind(IHttpClientFactory clients) : IOutputKind
{
    public const string ClientName = "outputs";

    public IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output) => output.Target is HttpOutputTarget target
        ? [.. target.Endpoints.Select(endpoint => new HttpEndpoint(target, endpoint, clients))]
        : null;
}
