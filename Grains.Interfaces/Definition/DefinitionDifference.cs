namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One place where two definitions differ.</summary>
/// <param name="Path">Such as <c>spec.signals.p95_ms.sources[prom-a].http.every</c>: items that have a name stand by it.</param>
/// <param name="Before">In canonical form; null when it was not there.</param>
/// <param name="After">In canonical form; null when it is gone.</param>
public sealed record DefinitionDifference(string Path, string? Before, string? After);
