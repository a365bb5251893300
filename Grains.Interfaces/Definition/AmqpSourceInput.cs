using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are messages of a RabbitMQ queue (AMQP 0-9-1), acknowledged only after the commit.</summary>
/// <param name="Url">amqp or amqps, without user information; the path is the virtual host.</param>
/// <param name="Queue">An existing queue.</param>
/// <param name="JsonPath">Where the number stands in a message.</param>
/// <param name="Prefetch">Messages that may wait unacknowledged.</param>
/// <param name="Auth">User name and password.</param>
public sealed record AmqpSourceInput(
    [Address("amqp", "amqps")] Uri Url,
    [Text(TextForm.Line, 255)] string Queue,
    [Default("$")] JsonPath JsonPath,
    [Default("100"), Within(1, 10_000)] int Prefetch,
    AuthDefinition? Auth) : SourceInput;
