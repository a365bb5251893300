using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are pulled with HTTP GET.</summary>
/// <param name="Url">Absolute, http or https, without user information.</param>
/// <param name="JsonPath">Where the number stands in the answer.</param>
/// <param name="Every">Pull period; default the loop's period.</param>
public sealed record HttpSourceInput(
    Uri Url,
    [Default("$")] JsonPath JsonPath,
    [Span("10ms", "1h"), Computed("the loop's period")] TimeSpan Every) : SourceInput
{
    /// <summary>How the source is told who asks.</summary>
    public AuthDefinition? Auth { get; init; }

    /// <inheritdoc/>
    public override TimeSpan? PullPeriod => Every;
}
