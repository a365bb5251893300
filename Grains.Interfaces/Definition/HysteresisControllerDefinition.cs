using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Switches between two outputs, and keeps the present one in between.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output; when absent, from the smaller to the larger of on and off.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Low">Lower switching point, in the signal's unit.</param>
/// <param name="High">Upper switching point, above <paramref name="Low"/>.</param>
/// <param name="Off">Output when off.</param>
/// <param name="On">Output when on.</param>
/// <param name="Action">direct: on from <paramref name="High"/> up, off from <paramref name="Low"/> down; reverse: the other way.</param>
/// <param name="MinOn">Shortest time on.</param>
/// <param name="MinOff">Shortest time off.</param>
public sealed record HysteresisControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    double Low,
    double High,
    [Default("0")] double Off,
    [Default("1")] double On,
    ControllerAction Action,
    [Default("0s"), Span("0s", "24h")] TimeSpan MinOn,
    [Default("0s"), Span("0s", "24h")] TimeSpan MinOff) : ControllerDefinition(Input, Output, MinQuality);
