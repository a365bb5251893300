using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;

namespace Orleans.Hosting;

/// <summary>Connects the client when the host starts and lets go when it stops.</summary>
internal sealed class ClusterClientHost(
    IServiceProvider services,
    ClientLifecycle lifecycle,
    GatewayPool gateways,
    CallTable calls,
    ILogger<ClusterClientHost> logger) : IHostedService
{
    // Requests that were sent before a stop are written within milliseconds; a gateway that does not read must not hold it up.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private readonly IClientConnectionRetryFilter? _retryFilter = services.GetService<IClientConnectionRetryFilter>();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var validator in services.GetServices<IConfigurationValidator>()) validator.ValidateConfiguration();
        foreach (var participant in services.GetServices<ILifecycleParticipant<IClusterClientLifecycle>>()) participant.Participate(lifecycle);
        services.GetRequiredService<IMessageCenter>();
        services.GetRequiredService<CallTimer>();
        lifecycle.Subscribe(nameof(ClusterClientHost), ServiceLifecycleStage.RuntimeServices, Connect, Disconnect);
        await lifecycle.OnStart(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await lifecycle.OnStop(cancellationToken);

    private async Task Connect(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await gateways.Start(cancellationToken);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                ClientLog.ConnectFailed(logger, failure.Message);
                if (_retryFilter is null || !await _retryFilter.ShouldRetryConnectionAttempt(failure, cancellationToken)) throw;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task Disconnect(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(DrainTime);
        await gateways.Stop(bound.Token);
        calls.FailAll(null, static (request, _) => CallFailure.Stopping(request));
    }
}
