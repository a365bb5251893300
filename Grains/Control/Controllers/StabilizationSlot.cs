using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>The extreme wish of a short time.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="Extreme">The lowest wish for rises, the highest for falls; in the output's unit.</param>
public readonly record struct StabilizationSlot(
    [property: JsonPropertyName("f")] DateTimeOffset From, [property: JsonPropertyName("x")] double Extreme);
