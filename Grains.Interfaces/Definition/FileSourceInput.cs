using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are read from a file of the silo's host.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Read">The whole file as one value, or each line that is added.</param>
/// <param name="JsonPath">Where the number stands, when the text is JSON; <c>$</c> takes a bare number.</param>
/// <param name="Every">How often the file is looked at; default the loop's period.</param>
public sealed record FileSourceInput(
    [Text(TextForm.Path)] string Path,
    [Default("value")] FileReadMode Read,
    [Default("$")] JsonPath JsonPath,
    [Span("10ms", "1h"), Computed("the loop's period")] TimeSpan Every) : SourceInput
{
    /// <inheritdoc/>
    public override TimeSpan? PullPeriod => Read == FileReadMode.Value ? Every : null;
}
