using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Gains by region.</summary>
/// <param name="By">What chooses the row.</param>
/// <param name="Table">Strictly rising; below the first row the controller's own gains hold.</param>
public sealed record GainScheduleDefinition(
    [Default("measurement")] ScheduleVariable By,
    [Count(1, DefinitionBounds.TableRows)] ImmutableArray<GainRowDefinition> Table);
