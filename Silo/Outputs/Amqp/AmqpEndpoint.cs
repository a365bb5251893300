using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace OrleansHa.Silo.Outputs.Amqp;

/// <summary>
/// Publishes decisions as persistent messages; one is delivered when the broker has confirmed it. A message that no queue takes
/// comes back (mandatory) and is tried again: somebody may bind the queue before it expires.
/// </summary>
internal sealed class AmqpEndpoint(AmqpOutputTarget target, AmqpBroker broker) : IOutputEndpoint
{
    public const string EpochHeader = "x-loop-epoch";

    private IChannel? _channel;

    public string Where => target.Url.Authority;

    public string? Zone => null;

    public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
    {
        try
        {
            if (_channel is not { IsOpen: true })
            {
                await DropAsync().ConfigureAwait(false);
                _channel = await broker.OpenChannelAsync(bound).ConfigureAwait(false);
            }

            await _channel.BasicPublishAsync(target.Exchange, target.RoutingKey, mandatory: true, Properties(message), DecisionBody.Of(message).ToUtf8(), bound)
                .ConfigureAwait(false);
            return EndpointAnswer.Delivered;
        }
        catch (PublishException error)
        {
            return EndpointAnswer.Transient(error.IsReturn
                ? $"{Where}: no queue is bound to exchange '{target.Exchange}' with key '{target.RoutingKey}'"
                : $"{Where} did not take the message");
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested)
        {
            // A confirm may still come for what was sent: on another channel it cannot be taken for that of the repetition.
            await DropAsync().ConfigureAwait(false);
            throw;
        }
        catch (Exception error) when (error is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            await DropAsync().ConfigureAwait(false);
            return EndpointAnswer.Transient($"{Where}: {Reason(error)}");
        }
    }

    public void Dispose() => _ = DropAsync();

    private static string Reason(Exception error) => error switch
    {
        BrokerUnreachableException { InnerException: AuthenticationFailureException or PossibleAuthenticationFailureException } => "the broker refuses the user name or password",
        OperationInterruptedException { ShutdownReason: { } reason } => $"the broker says {reason.ReplyCode}: {reason.ReplyText}",
        _ => (error.InnerException ?? error).Message,
    };

    private static BasicProperties Properties(OutputMessage message) => new()
    {
        Persistent = true,
        ContentType = "application/json",
        MessageId = message.IdempotencyKey,
        Type = "decision",
        Timestamp = new AmqpTimestamp(message.Decision.At.ToUnixTimeSeconds()),
        Headers = new Dictionary<string, object?> { [EpochHeader] = message.SenderEpoch },
    };

    private async Task DropAsync()
    {
        var channel = _channel;
        _channel = null;
        if (channel is null)
            return;
        try
        {
            await channel.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            // Its connection is gone, and it with it.
        }
    }
}
