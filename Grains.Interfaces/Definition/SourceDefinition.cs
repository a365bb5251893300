namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One of the redundant sources of a signal.</summary>
/// <param name="Name">Unique in its signal.</param>
/// <param name="Priority">1 to 100, 1 is asked first; default its place in the list.</param>
/// <param name="Zone">The zone it stands in, if known.</param>
/// <param name="Input">Where its samples come from.</param>
public sealed record SourceDefinition(string Name, int Priority, string? Zone, SourceInput Input);
