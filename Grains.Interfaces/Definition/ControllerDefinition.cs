namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The controller of a loop.</summary>
/// <param name="Input">The signal or stage it reads, resolved.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output; default uncertain.</param>
public abstract record ControllerDefinition(string Input, OutputRangeDefinition Output, QualityFloor MinQuality);
