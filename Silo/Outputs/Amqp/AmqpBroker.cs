using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Silo.Trust;
using RabbitMQ.Client;

namespace OrleansHa.Silo.Outputs.Amqp;

/// <summary>A connection to one broker as one user, opened when it is needed and shared by all outputs that publish there.</summary>
internal sealed class AmqpBroker(Uri url, AuthDefinition? auth, PeerTrust trust) : IAsyncDisposable
{
    // Two of them without a sign of life end the connection: a frozen broker is noticed within 10 s, a dead one at once.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseBound = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _opening = new(1);
    private IConnection? _connection;

    /// <summary>A channel with publisher confirms.</summary>
    public async Task<IChannel> OpenChannelAsync(CancellationToken bound)
    {
        await _opening.WaitAsync(bound).ConfigureAwait(false);
        try
        {
            if (_connection is not { IsOpen: true })
            {
                await CloseAsync(_connection).ConfigureAwait(false);
                _connection = null;
                _connection = await Factory().CreateConnectionAsync(bound).ConfigureAwait(false);
            }

            var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
            return await _connection.CreateChannelAsync(options, bound).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(_connection).ConfigureAwait(false);
        _opening.Dispose();
    }

    private static async Task CloseAsync(IConnection? connection)
    {
        if (connection is null)
            return;
        await connection.AbortAsync(CloseBound).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private ConnectionFactory Factory()
    {
        var secure = url.Scheme == "amqps";
        var host = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/'));
        var factory = new ConnectionFactory
        {
            HostName = url.IdnHost,
            Port = url.Port > 0 ? url.Port : secure ? 5671 : 5672,
            VirtualHost = host.Length > 0 ? host : "/",
            ClientProvidedName = "orleansha output",
            // The next attempt reconnects, and the breaker counts it.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
            Ssl = new SslOption { Enabled = secure, ServerName = url.IdnHost, CertificateValidationCallback = trust.Callback },
        };
        if (auth is { Username: { } user, Password: { } password })
            (factory.UserName, factory.Password) = (user, SecretReader.Read(password));
        return factory;
    }
}
