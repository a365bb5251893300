using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Ends the activations when the silo stops, after it told the cluster that it leaves and while it can still reach others.</summary>
internal sealed class CatalogShutdown(
    Catalog catalog, SiloStopSwitch stopSwitch, IOptions<GrainCollectionOptions> options, TimeProvider timeProvider, ILogger<CatalogShutdown> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe<CatalogShutdown>(ServiceLifecycleStage.GrainDeactivation, _ => Task.CompletedTask, StopAsync);

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        // A silo that is killed, or may not act any more, leaves its activations as they are.
        if (stopSwitch.IsThrown || cancellationToken.IsCancellationRequested) return;
        using var patience = new CancellationTokenSource(options.Value.DeactivationTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await catalog.DeactivateAllAsync(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo shuts down."), either.Token);
        }
        catch (OperationCanceledException)
        {
            CatalogLog.StillEnding(logger, catalog.Count);
        }
    }
}
