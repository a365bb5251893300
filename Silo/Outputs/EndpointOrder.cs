namespace OrleansHa.Silo.Outputs;

/// <summary>Which endpoint is tried first. Pure.</summary>
internal static class EndpointOrder
{
    /// <summary>Those of the silo's own zone, then the others, each in the order of the text: what is near fails with the silo or not at all.</summary>
    public static IReadOnlyList<IOutputEndpoint> ByZone(IReadOnlyList<IOutputEndpoint> endpoints, string zone) =>
        zone.Length == 0 ? endpoints : [.. endpoints.OrderByDescending(endpoint => endpoint.Zone == zone)];
}
