using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a controller is asked to do in a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlDemand>))]
public enum ControlDemand
{
    /// <summary>Decide from the measurement.</summary>
    Automatic = 0,

    /// <summary>Leave the output where it is.</summary>
    Hold = 1,

    /// <summary>Go to <see cref="ControlInput.ManualOutput"/>, within range and rate.</summary>
    Manual = 2,

    /// <summary>Go to the lower limit, within the rate.</summary>
    DriveLow = 3,

    /// <summary>Go to the upper limit, within the rate.</summary>
    DriveHigh = 4,

    /// <summary>Follow <see cref="ControlInput.ManualOutput"/>, which another party commands, within range and rate.</summary>
    Track = 5,
}
