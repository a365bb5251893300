using System.Collections.Immutable;
using OrleansHa.Loopctl.Testing.Expectations;
using OrleansHa.Loopctl.Testing.Plants;

namespace OrleansHa.Loopctl.Testing;

/// <summary>One run of a loop on a virtual clock.</summary>
/// <param name="Name">Unique in its file.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Length">How long the loop runs.</param>
/// <param name="Seed">Of the noise: the same seed is the same run.</param>
/// <param name="Plants">One per signal.</param>
/// <param name="Faults">What goes wrong, and when.</param>
/// <param name="Expected">What has to hold.</param>
internal sealed record LoopTestCase(
    string Name,
    int Line,
    TimeSpan Length,
    int Seed,
    ImmutableSortedDictionary<string, PlantSpec> Plants,
    ImmutableArray<Fault> Faults,
    ImmutableArray<Expectation> Expected);
