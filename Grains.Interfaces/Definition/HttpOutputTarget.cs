using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions are sent to the first reachable endpoint.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Endpoints">At least one, in the order of the text.</param>
/// <param name="Auth">How the endpoint is told who calls.</param>
public sealed record HttpOutputTarget(
    [Default("POST")] OutputMethod Method,
    [Count(1, DefinitionBounds.Endpoints)] ImmutableArray<EndpointDefinition> Endpoints,
    AuthDefinition? Auth) : OutputTarget
{
    /// <summary>The bearer token's reference, if any.</summary>
    public SecretReference? Bearer => Auth?.Bearer;
}
