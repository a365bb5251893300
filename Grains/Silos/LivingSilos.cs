using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;

namespace OrleansHa.Grains.Silos;

/// <summary>Which silos are active, and a task that completes when one of them no longer is.</summary>
internal sealed class LivingSilos(IClusterMembershipService membership) : BackgroundService
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _lost = New();
    private volatile FrozenSet<string> _active = [];

    /// <summary>Completes when a silo that was active has left or died; each loss has a task of its own. Wait with a token.</summary>
    public Task Loss
    {
        get
        {
            lock (_lock)
                return _lost.Task;
        }
    }

    /// <param name="silo">As <see cref="SiloAddress.ToParsableString"/> writes it.</param>
    public bool Has(string silo) => _active.Contains(silo);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
            {
                var before = _active;
                _active = snapshot.Members.Values.Where(member => member.Status == SiloStatus.Active)
                    .Select(member => member.SiloAddress.ToParsableString()).ToFrozenSet();
                if (before.Any(silo => !_active.Contains(silo)))
                    Tell();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Tell()
    {
        TaskCompletionSource lost;
        lock (_lock)
            (lost, _lost) = (_lost, New());
        lost.SetResult();
    }
}
