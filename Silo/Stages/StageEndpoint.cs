using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Stages;

namespace OrleansHa.Silo.Stages;

/// <summary>One endpoint of a service, and whether it is well.</summary>
internal sealed record StageEndpoint(Uri Url, bool IsNear, StageBreaker Breaker)
{
    public static StageEndpoint Of(EndpointDefinition endpoint, string zone, BreakerDefinition breaker) =>
        new(endpoint.Url, endpoint.Zone is { } own && own == zone, new StageBreaker(breaker.Failures, breaker.OpenFor));
}
