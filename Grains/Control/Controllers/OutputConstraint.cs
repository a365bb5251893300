using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What kept the output from what the controller asked for; the last one in the order range, deadband, rate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutputConstraint>))]
public enum OutputConstraint
{
    None = 0,

    /// <summary>At the lower limit.</summary>
    Low = 1,

    /// <summary>At the upper limit.</summary>
    High = 2,

    /// <summary>The change asked for is smaller than the deadband.</summary>
    Deadband = 3,

    /// <summary>Rising as fast as allowed.</summary>
    RateUp = 4,

    /// <summary>Falling as fast as allowed.</summary>
    RateDown = 5,

    /// <summary>Held: no measurement of the needed quality, or asked to hold.</summary>
    Held = 6,

    /// <summary>A stabilization window keeps it back.</summary>
    Stabilized = 7,

    /// <summary>Too soon after the last change.</summary>
    Cooldown = 8,
}
