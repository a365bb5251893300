using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A table from input to output; beyond its ends the nearest row holds.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Table">Strictly rising in its inputs.</param>
/// <param name="Interpolate">Whether values between two rows are on the line between them, or those of the lower row.</param>
public sealed record LookupStageDefinition(
    string Name,
    string Input,
    [Count(2, DefinitionBounds.TableRows)] ImmutableArray<LookupRowDefinition> Table,
    [Default("true")] bool Interpolate) : StageDefinition(Name, Input);
