using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are measured at the silo's own host.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Path">With disk: a directory of the file system, absolute.</param>
/// <param name="Every">Pull period; default the loop's period.</param>
public sealed record SystemSourceInput(
    SystemMetric Metric,
    [Default("/"), Text(TextForm.Path)] string Path,
    [Span("100ms", "1h"), Computed("the loop's period, at least 100ms")] TimeSpan Every) : SourceInput
{
    /// <inheritdoc/>
    public override TimeSpan? PullPeriod => Every;
}
