using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Somebody is told.</summary>
/// <param name="Output">An output of a kind that alerts.</param>
public sealed record AlertRemedy([Text(TextForm.Name)] string Output) : Remedy;
