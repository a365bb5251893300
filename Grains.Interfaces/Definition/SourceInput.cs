using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where a source's samples come from.</summary>
[Union]
[Kind("http", typeof(HttpSourceInput))]
[Kind("prometheus", typeof(PrometheusSourceInput))]
[Kind("push", typeof(PushSourceInput))]
[Kind("amqp", typeof(AmqpSourceInput))]
[Kind("postgres", typeof(PostgresSourceInput))]
[Kind("file", typeof(FileSourceInput))]
[Kind("system", typeof(SystemSourceInput))]
public abstract record SourceInput
{
    /// <summary>The pull period; null for a source that sends by itself.</summary>
    public virtual TimeSpan? PullPeriod => null;
}
