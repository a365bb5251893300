using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Messaging;

/// <summary>The connections of this silo to others.</summary>
internal sealed class SiloConnections(IServiceProvider services) : IMessageTransport
{
    private IUndeliverableMessages? _undeliverable;

    public void Send(Message message)
    {
        _undeliverable ??= services.GetRequiredService<IUndeliverableMessages>();
        _undeliverable.OnUndeliverable(message, new ConnectionFailedException($"There is no connection to {message.TargetSilo}."), surelyNotSent: true);
    }
}
