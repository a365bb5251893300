using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions are persistent messages to an exchange of RabbitMQ (AMQP 0-9-1), delivered when the broker confirms.</summary>
/// <param name="Url">amqp or amqps, without user information; the path is the virtual host.</param>
/// <param name="Exchange">An existing exchange; empty is the default one, which routes by queue name.</param>
/// <param name="RoutingKey">Its routing key.</param>
/// <param name="Auth">User name and password.</param>
public sealed record AmqpOutputTarget(
    [Address("amqp", "amqps")] Uri Url,
    [Default("\"\""), Text(TextForm.Line, 255)] string Exchange,
    [Text(TextForm.Line, 255)] string RoutingKey,
    AuthDefinition? Auth) : OutputTarget;
