using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Loopctl.Testing;

/// <summary>A file of test cases with the definition they test.</summary>
/// <param name="Path">Of the file, as it was given.</param>
/// <param name="Definition">The loop.</param>
/// <param name="Cases">In the order of the file.</param>
internal sealed record LoopTestFile(string Path, LoopDefinition Definition, ImmutableArray<LoopTestCase> Cases);
