namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One of the redundant endpoints of an output.</summary>
/// <param name="Url">Absolute, http or https, without user information; unique in its output.</param>
/// <param name="Zone">The zone it stands in, if known.</param>
public sealed record EndpointDefinition(Uri Url, string? Zone);
