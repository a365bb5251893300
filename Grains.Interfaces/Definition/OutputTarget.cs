using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where an output acts.</summary>
[Union]
[Kind("http", typeof(HttpOutputTarget))]
[Kind("amqp", typeof(AmqpOutputTarget))]
[Kind("postgres", typeof(PostgresOutputTarget))]
[Kind("file", typeof(FileOutputTarget))]
[Kind("alertmanager", typeof(AlertmanagerOutputTarget))]
[Kind("kubernetes_scale", typeof(KubernetesScaleOutputTarget))]
[Kind("alert", typeof(AlertOutputTarget))]
public abstract record OutputTarget
{
    /// <summary>Whether it tells people something; such decisions are never coalesced.</summary>
    public virtual bool Alerts => false;
}
