using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;
using OrleansHa.Silo.Outputs;
using OrleansHa.Silo.Trust;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace OrleansHa.Silo.Sources.Amqp;

/// <summary>
/// Messages of a queue, acknowledged after the loop's commit: whatever dies before, the broker delivers them again, and the loop
/// knows them by their message id. The prefetch is the bound on what waits here; the rest waits at the broker.
/// </summary>
internal sealed class AmqpSource(AmqpSourceInput input, TimeSpan timeout, PeerTrust trust, TimeProvider time) : IStreamingSource
{
    // Two of them without a sign of life end the connection: a frozen broker is noticed within 10 s, a dead one at once.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan CloseBound = TimeSpan.FromSeconds(1);

    // 1 MiB: with the largest prefetch 10 GB, with the usual one 100 MB, if somebody fills the queue with the wrong thing.
    private const uint MaxMessage = 1024 * 1024;

    public StreamBuffer Buffer { get; } = new(input.Prefetch, FullBuffer.Wait, Confirmed: true);

    public async Task<SourceAnswer> RunAsync(ISampleSink sink, CancellationToken cancel)
    {
        IConnection? connection = null;
        try
        {
            connection = await Factory().CreateConnectionAsync(cancel).ConfigureAwait(false);
            return Failed(Quality.Bad_NotConnected, await ConsumeAsync(connection, sink, cancel).ConfigureAwait(false));
        }
        catch (BrokerUnreachableException error)
        {
            var refused = error.InnerException is AuthenticationFailureException or PossibleAuthenticationFailureException;
            return refused
                ? Failed(Quality.Bad_ConfigurationError, "the broker refuses the user name or password")
                : Failed(Quality.Bad_NotConnected, $"the broker cannot be reached: {(error.InnerException ?? error).Message}");
        }
        catch (OperationInterruptedException error)
        {
            var code = error.ShutdownReason?.ReplyCode ?? 0;
            return Failed(code is 403 or 404 or 405 ? Quality.Bad_ConfigurationError : Quality.Bad_NotConnected, $"the broker says {code}: {error.ShutdownReason?.ReplyText}");
        }
        catch (Exception error) when (error is TimeoutException or IOException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return Failed(Quality.Bad_NoCommunication, $"the broker does not answer: {error.Message}");
        }
        catch (InvalidOperationException error)
        {
            // A missing secret: an operator may add it any time.
            return Failed(Quality.Bad_ConfigurationError, error.Message);
        }
        finally
        {
            if (connection is not null)
                await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task CloseAsync(IConnection connection)
    {
        await connection.AbortAsync(CloseBound).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Takes messages until the connection or the queue is gone.</summary>
    /// <returns>Why it ended.</returns>
    private async Task<string> ConsumeAsync(IConnection connection, ISampleSink sink, CancellationToken cancel)
    {
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task End(string reason)
        {
            ended.TrySetResult(reason);
            return Task.CompletedTask;
        }

        connection.ConnectionShutdownAsync += (_, why) => End($"the connection is lost: {why.ReplyText}");
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel).ConfigureAwait(false);
        channel.ChannelShutdownAsync += (_, why) => End($"the channel is closed: {why.ReplyText}");
        await channel.BasicQosAsync(0, (ushort)input.Prefetch, global: false, cancel).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) => End($"the broker ended the consumer of queue {input.Queue}");
        consumer.ReceivedAsync += (_, delivery) => sink.PutAsync(Sample(delivery, channel), cancel).AsTask();
        await channel.BasicConsumeAsync(input.Queue, autoAck: false, consumer, cancel).ConfigureAwait(false);
        sink.Connected();
        return await ended.Task.WaitAsync(cancel).ConfigureAwait(false);
    }

    private SourceSample Sample(BasicDeliverEventArgs delivery, IChannel channel)
    {
        var tag = delivery.DeliveryTag;
        var answer = SampleNumber.Read(delivery.Body, input.JsonPath, SentAt(delivery.BasicProperties));
        var id = delivery.BasicProperties.MessageId;
        return new SourceSample(answer, string.IsNullOrEmpty(id) ? null : id, () => channel.BasicAckAsync(tag, multiple: true).AsTask());
    }

    // Message times are whole seconds: the end of that second, but never later than now.
    private DateTimeOffset SentAt(IReadOnlyBasicProperties properties)
    {
        var now = time.GetUtcNow();
        if (!properties.IsTimestampPresent() || properties.Timestamp.UnixTime is <= 0 or > 253_402_300_000)
            return now;
        var sent = DateTimeOffset.FromUnixTimeSeconds(properties.Timestamp.UnixTime).AddMilliseconds(999);
        return sent < now ? sent : now;
    }

    private ConnectionFactory Factory()
    {
        var secure = input.Url.Scheme == "amqps";
        var host = Uri.UnescapeDataString(input.Url.AbsolutePath.TrimStart('/'));
        var factory = new ConnectionFactory
        {
            HostName = input.Url.IdnHost,
            Port = input.Url.Port > 0 ? input.Url.Port : secure ? 5671 : 5672,
            VirtualHost = host.Length > 0 ? host : "/",
            ClientProvidedName = "orleansha source",
            // The puller reconnects by itself, and tells the loop meanwhile.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
            RequestedConnectionTimeout = timeout,
            ContinuationTimeout = timeout,
            MaxInboundMessageBodySize = MaxMessage,
            Ssl = new SslOption { Enabled = secure, ServerName = input.Url.IdnHost, CertificateValidationCallback = trust.Callback },
        };
        if (input.Auth is { Username: { } user, Password: { } password })
            (factory.UserName, factory.Password) = (user, SecretReader.Read(password));
        return factory;
    }

    private SourceAnswer Failed(Quality why, string reason) => SourceAnswer.Failed(why, reason, time.GetUtcNow());
}
