using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs.Amqp;

/// <summary>Outputs <c>amqp</c>.</summary>
internal sealed class AmqpOutputKind(AmqpBrokers brokers) : IOutputKind
{
    public IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output) => output.Target is AmqpOutputTarget target
        ? [new AmqpEndpoint(target, brokers.Of(target))]
        : null;
}
