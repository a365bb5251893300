using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Tells the application about gateway connections. What its handlers throw is logged.</summary>
internal sealed class ConnectionEvents(
    IServiceProvider services,
    IEnumerable<ConnectionToClusterLostHandler> lostHandlers,
    IEnumerable<GatewayCountChangedHandler> countHandlers,
    IEnumerable<IClusterConnectionStatusObserver> observers,
    ILogger<ConnectionEvents> logger)
{
    private readonly ConnectionToClusterLostHandler[] _lostHandlers = [.. lostHandlers];
    private readonly GatewayCountChangedHandler[] _countHandlers = [.. countHandlers];
    private readonly IClusterConnectionStatusObserver[] _observers = [.. observers];

    public void OnGatewayCountChanged(int current, int previous)
    {
        var change = new GatewayCountChangedEventArgs(current, previous);
        foreach (var handler in _countHandlers) Tell(() => handler(services, change));
        foreach (var observer in _observers) Tell(() => observer.NotifyGatewayCountChanged(current, previous, change.ConnectionRecovered));
        if (current > 0) return;
        foreach (var handler in _lostHandlers) Tell(() => handler(services, EventArgs.Empty));
        foreach (var observer in _observers) Tell(observer.NotifyClusterConnectionLost);
    }

    private void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception failure)
        {
            ClientLog.HandlerFailed(logger, failure);
        }
    }
}
