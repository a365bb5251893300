using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>One sample in a window; short names because a window is written with every step.</summary>
/// <param name="Value">Finite, in the unit of the input.</param>
/// <param name="Quality">Its quality, never Bad.</param>
public readonly record struct WindowSample(
    [property: JsonPropertyName("v")] double Value, [property: JsonPropertyName("q")] Quality Quality);
