using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The loop moves without missing a step.</summary>
/// <param name="To"><c>otherZone</c>, or a zone.</param>
public sealed record MigrateRemedy([Default("otherZone"), Text(TextForm.Name)] string To) : Remedy;
