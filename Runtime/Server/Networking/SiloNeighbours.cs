using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Messaging;

/// <summary>The parts of the silo that connections talk to. They need connections themselves, so they are found at first use.</summary>
internal sealed class SiloNeighbours(IServiceProvider services, SiloStopSwitch? stopSwitch = null) : IMessageCenter
{
    private IMessageReceiver? _receiver;
    private IMessageCenter? _center;
    private IUndeliverableMessages? _undeliverable;
    private IConnectionObserver[]? _observers;

    /// <summary>Whether nothing may leave this silo any more.</summary>
    public bool IsStopped => stopSwitch?.IsThrown == true;

    private IMessageCenter Center => _center ??= services.GetRequiredService<IMessageCenter>();

    private IConnectionObserver[] Observers => _observers ??= [.. services.GetServices<IConnectionObserver>()];

    public void Receive(Message message) => (_receiver ??= services.GetRequiredService<IMessageReceiver>()).Receive(message);

    /// <summary>Sends a response that this side made up; a request's answer goes the way any answer goes.</summary>
    public void Answer(Message response) => Center.Send(response);

    public void Send(Message message) => Center.Send(message);

    public void ReturnUnsent(Message message, Exception reason) =>
        (_undeliverable ??= services.GetRequiredService<IUndeliverableMessages>()).OnUndeliverable(message, reason, surelyNotSent: true);

    public void OnTraffic(SiloAddress silo)
    {
        foreach (var observer in Observers) observer.OnTraffic(silo);
    }

    public void OnConnectionLost(SiloAddress silo, Exception reason)
    {
        foreach (var observer in Observers) observer.OnConnectionLost(silo, reason);
    }

    public void OnConnectFailed(SiloAddress silo, Exception reason)
    {
        foreach (var observer in Observers) observer.OnConnectFailed(silo, reason);
    }
}
