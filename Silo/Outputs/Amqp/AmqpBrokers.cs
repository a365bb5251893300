using System.Collections.Concurrent;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Silo.Trust;

namespace OrleansHa.Silo.Outputs.Amqp;

/// <summary>The brokers that outputs of this silo publish to: one connection each, however many loops use it.</summary>
internal sealed class AmqpBrokers(PeerTrust trust) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Uri Url, AuthDefinition? Auth), AmqpBroker> _brokers = new();

    public AmqpBroker Of(AmqpOutputTarget target) => _brokers.GetOrAdd((target.Url, target.Auth), _ => new AmqpBroker(target.Url, target.Auth, trust));

    public async ValueTask DisposeAsync()
    {
        foreach (var broker in _brokers.Values)
            await broker.DisposeAsync().ConfigureAwait(false);
    }
}
