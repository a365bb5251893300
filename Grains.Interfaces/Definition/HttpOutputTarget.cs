using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions are sent to the first reachable endpoint.</summary>
/// <param name="Method">Default POST.</param>
/// <param name="Endpoints">At least one, in the order of the text.</param>
/// <param name="Bearer">The bearer token's reference, if any.</param>
public sealed record HttpOutputTarget(OutputMethod Method, ImmutableArray<EndpointDefinition> Endpoints, SecretReference? Bearer) : OutputTarget;
