using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Finds values far from the last ones by their robust z-score (distance from the median in units of the scaled median absolute deviation).</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Samples">How many of the last values are compared with.</param>
/// <param name="Threshold">The z-score from which a value is an anomaly; 3.5 after Iglewicz and Hoaglin.</param>
/// <param name="Action">What happens to one.</param>
public sealed record AnomalyStageDefinition(
    string Name,
    string Input,
    [Default("60"), Within(5, DefinitionBounds.Window)] int Samples,
    [Default("3.5"), Within(0, 1000, AboveLow = true)] double Threshold,
    [Default("mark")] AnomalyAction Action) : StageDefinition(Name, Input);
