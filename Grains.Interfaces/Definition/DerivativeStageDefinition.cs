using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How fast its input changes.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Per">The answer is the input's unit per this time.</param>
/// <param name="FilterTime">Time constant of a first-order low-pass before it; 0 is none.</param>
public sealed record DerivativeStageDefinition(
    string Name,
    string Input,
    [Default("1s"), Span("1ms", "24h")] TimeSpan Per,
    [Default("0s"), Span("0s", "1h")] TimeSpan FilterTime) : StageDefinition(Name, Input);
