using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One of several redundant endpoints.</summary>
/// <param name="Url">Absolute, http or https, without user information; unique in its list.</param>
/// <param name="Zone">The zone it stands in, if known.</param>
public sealed record EndpointDefinition(Uri Url, [Text(TextForm.Dns)] string? Zone);
