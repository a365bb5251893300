using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A source is taken up anew, elsewhere if it can be.</summary>
/// <param name="Signal">A signal of the loop.</param>
/// <param name="Source">One of its sources.</param>
public sealed record RestartSourceRemedy([Text(TextForm.Name)] string Signal, [Text(TextForm.Name)] string Source) : Remedy;
