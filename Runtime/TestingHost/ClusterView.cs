using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.TestingHost;

/// <summary>Looks into the silos of a cluster in this process.</summary>
internal sealed class ClusterView(Func<IEnumerable<SiloHandle>> silos)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private IEnumerable<InProcessSiloHandle> Active => silos().OfType<InProcessSiloHandle>().Where(silo => silo.IsActive);

    public static TimeSpan StabilizationTime(ClusterMembershipOptions options, bool didKill)
    {
        var detection = didKill ? options.MaxProbeTimeout * options.NumMissedProbesLimit : TimeSpan.Zero;
        return detection + (options.UseLivenessGossip ? TimeSpan.FromSeconds(5) : 2 * options.TableRefreshTimeout);
    }

    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext)
    {
        grainContext = Active
            .Select(silo => silo.ServiceProvider.GetRequiredService<Catalog>().TryGet(grainId, out var target) ? target as Activation : null)
            .FirstOrDefault(activation => activation is { State: not ActivationState.Invalid });
        return grainContext is not null;
    }

    public async Task DeactivateAsync(GrainId grainId)
    {
        if (!TryGetGrainContext(grainId, out var context)) return;
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The test cluster was asked to."));
        await context.Deactivated;
    }

    public Task WaitForDeactivationAsync(GrainId grainId) => TryGetGrainContext(grainId, out var context) ? context.Deactivated : Task.CompletedTask;

    public async Task MigrateAsync(GrainId grainId, SiloAddress? targetSilo)
    {
        if (!TryGetGrainContext(grainId, out var context)) return;
        var hint = targetSilo is null ? null : new Dictionary<string, object> { [Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey] = targetSilo };
        context.Migrate(hint);
        await context.Deactivated;
    }

    public IServiceProvider ServicesOf(SiloAddress? silo)
    {
        var active = Active.ToList();
        if (active.Count == 0) throw new InvalidOperationException("No silo of the test cluster is running.");
        if (silo is null) return active[Random.Shared.Next(active.Count)].ServiceProvider;
        return active.Find(candidate => candidate.SiloAddress.Equals(silo))?.ServiceProvider
            ?? throw new ArgumentException($"{silo} is not a running silo of the test cluster; running: {string.Join(", ", active)}.", nameof(silo));
    }

    /// <summary>Waits until all running silos see each other, and only each other, as active; gives up without an exception.</summary>
    public Task WaitForLivenessAsync(bool didKill)
    {
        var options = Active.Select(silo => silo.ServiceProvider.GetRequiredService<IOptions<ClusterMembershipOptions>>().Value).FirstOrDefault() ?? new ClusterMembershipOptions();
        return UntilAsync(AgreeOnMembers, StabilizationTime(options, didKill));
    }

    /// <summary>Waits until all running silos know what the others host.</summary>
    public Task WaitForManifestAsync(bool didKill) => UntilAsync(KnowEachOther, StabilizationTime(new ClusterMembershipOptions(), didKill));

    private bool AgreeOnMembers()
    {
        var active = Active.ToList();
        var addresses = active.Select(silo => silo.SiloAddress).ToHashSet();
        return active.TrueForAll(silo => addresses.SetEquals(silo.ServiceProvider.GetRequiredService<ISiloStatusOracle>().GetActiveSilos()));
    }

    private bool KnowEachOther()
    {
        var active = Active.ToList();
        return active.TrueForAll(silo =>
        {
            var known = silo.ServiceProvider.GetRequiredService<ClusterGrainClasses>().View.Silos.ToHashSet();
            return active.TrueForAll(other => known.Contains(other.SiloAddress));
        });
    }

    private static async Task UntilAsync(Func<bool> holds, TimeSpan within)
    {
        var started = Stopwatch.GetTimestamp();
        while (!holds() && Stopwatch.GetElapsedTime(started) < within) await Task.Delay(Pause);
    }
}
