using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>An external, stateless service answers for each value; its endpoints share the load.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Endpoints">At least one; those in the silo's zone are preferred.</param>
/// <param name="JsonPath">Where the number stands in the answer.</param>
/// <param name="HedgeAfter">After so long without an answer a second endpoint is asked too; absent is never.</param>
/// <param name="Auth">How the service is told who asks.</param>
/// <param name="Breaker">When an endpoint is left alone for a while.</param>
public sealed record HttpStageDefinition(
    string Name,
    string Input,
    [Count(1, DefinitionBounds.Endpoints)] ImmutableArray<EndpointDefinition> Endpoints,
    [Default("$.value")] JsonPath JsonPath,
    [Span("1ms", "1m")] TimeSpan? HedgeAfter,
    AuthDefinition? Auth,
    [Default("{}")] BreakerDefinition Breaker) : StageDefinition(Name, Input);
