using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A class of yours that implements <c>ISubProcessor</c>.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Class">Its full name, as registered or found in the plug-in folder.</param>
/// <param name="Settings">Handed to it.</param>
public sealed record CustomStageDefinition(
    string Name,
    string Input,
    [Text(TextForm.ClassName)] string Class,
    [Count(0, DefinitionBounds.Settings)] ImmutableSortedDictionary<string, string> Settings) : StageDefinition(Name, Input);
