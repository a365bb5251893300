using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>The sources of a signal.</summary>
/// <param name="Declared">How many the text has, also those that could not be read.</param>
/// <param name="Bound">Those that could be read.</param>
/// <param name="SlowestPull">The longest pull period among them, if any is pulled.</param>
internal sealed record SourceSet(int Declared, ImmutableArray<SourceDefinition> Bound, TimeSpan? SlowestPull);
