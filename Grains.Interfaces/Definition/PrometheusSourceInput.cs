using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are pulled as an instant query of Prometheus; an empty vector is no value.</summary>
/// <param name="Url">The server's base address, http or https.</param>
/// <param name="Query">PromQL that gives a scalar or a vector of one element.</param>
/// <param name="Every">Pull period; default the loop's period.</param>
public sealed record PrometheusSourceInput(
    Uri Url,
    [Text(TextForm.Block, 4096)] string Query,
    [Span("10ms", "1h"), Computed("the loop's period")] TimeSpan Every) : SourceInput
{
    /// <summary>How the source is told who asks.</summary>
    public AuthDefinition? Auth { get; init; }

    /// <inheritdoc/>
    public override TimeSpan? PullPeriod => Every;
}
