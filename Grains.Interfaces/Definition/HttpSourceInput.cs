namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are pulled with HTTP GET.</summary>
/// <param name="Url">Absolute, http or https, without user information.</param>
/// <param name="JsonPath">Where the number stands in the answer; default <c>$</c>.</param>
/// <param name="Every">Pull period; default the loop's period.</param>
public sealed record HttpSourceInput(Uri Url, JsonPath JsonPath, TimeSpan Every) : SourceInput;
