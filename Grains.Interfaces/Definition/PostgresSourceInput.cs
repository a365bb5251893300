using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are the first column of a query's only row, or the payloads of notifications.</summary>
/// <param name="Connection">The reference to a connection string.</param>
/// <param name="Query">One read-only statement; either this or <paramref name="Listen"/>.</param>
/// <param name="Listen">The channel to LISTEN on; either this or <paramref name="Query"/>.</param>
/// <param name="JsonPath">With listen: where the number stands in a payload.</param>
/// <param name="Every">With a query: the pull period; default the loop's period.</param>
public sealed record PostgresSourceInput(
    SecretReference Connection,
    [Text(TextForm.Block, 8192)] string? Query,
    [Text(TextForm.Name)] string? Listen,
    [Default("$")] JsonPath JsonPath,
    [Span("10ms", "1h"), Computed("the loop's period, with a query")] TimeSpan? Every) : SourceInput
{
    /// <inheritdoc/>
    public override TimeSpan? PullPeriod => Every;
}
