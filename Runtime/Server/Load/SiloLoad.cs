using Orleans.Statistics;

namespace Orleans.Runtime;

/// <summary>What placement knows of a silo.</summary>
/// <param name="Activations">How many it has.</param>
/// <param name="Environment">Its processor and memory.</param>
/// <param name="IsOverloaded">Whether it sheds load.</param>
[GenerateSerializer]
[Immutable]
internal sealed record SiloLoad([property: Id(0)] int Activations, [property: Id(1)] EnvironmentStatistics Environment, [property: Id(2)] bool IsOverloaded);
