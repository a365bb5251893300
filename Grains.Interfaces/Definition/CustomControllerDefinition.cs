using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A class of yours decides.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Class">Its full name, as registered or found in the plug-in folder.</param>
/// <param name="Settings">Handed to it.</param>
[Requires("output")]
public sealed record CustomControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    [Text(TextForm.ClassName)] string Class,
    [Count(0, DefinitionBounds.Settings)] ImmutableSortedDictionary<string, string> Settings) : ControllerDefinition(Input, Output, MinQuality)
{
    /// <summary>In the signal's unit; absent is none.</summary>
    public double? Setpoint { get; init; }
}
