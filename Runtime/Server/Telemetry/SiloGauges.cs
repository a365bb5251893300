using System.Diagnostics.Metrics;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.Telemetry;

/// <summary>What can be read of a silo at any time; nothing is counted for it.</summary>
internal sealed class SiloGauges(EngineMeter engine, Catalog catalog, ClientSessions clients, GrainServiceRing ring, SystemTargetRegistry systemTargets, ISiloStatusOracle silos)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private const double Megabyte = 1024 * 1024;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<SiloGauges>(ServiceLifecycleStage.RuntimeInitialize, _ =>
    {
        Create();
        return Task.CompletedTask;
    });

    private static double TotalMemory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;

    private static double AvailableMemory()
    {
        var memory = GC.GetGCMemoryInfo();
        return Math.Max(0, memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes) / Megabyte;
    }

    private void Create()
    {
        var meter = engine.Meter;
        meter.CreateObservableGauge("orleans-catalog-activations", () => catalog.Count);
        meter.CreateObservableGauge("orleans-catalog-activation-working-set", () => catalog.Activations.Count(activation => activation.State == ActivationState.Valid));
        meter.CreateObservableUpDownCounter("orleans-grains", () => ByType(catalog.Activations.Select(activation => activation.Class.Type.Name)));
        meter.CreateObservableUpDownCounter("orleans-system-targets", () => ByType(systemTargets.All.Select(target => target.GrainId.Type.ToString()!)));
        meter.CreateObservableUpDownCounter("orleans-gateway-connected-clients", () => clients.Count);
        meter.CreateObservableGauge("orleans-consistent-ring-size", () => silos.GetActiveSilos().Length);
        meter.CreateObservableGauge("orleans-consistent-ring-range-percentage-local", () => ShareOf(ring.Range));
        meter.CreateObservableGauge("orleans-directory-ring-size", () => silos.GetActiveSilos().Length);
        meter.CreateObservableGauge("orleans-runtime-total-physical-memory", TotalMemory, "MB");
        meter.CreateObservableGauge("orleans-runtime-available-memory", AvailableMemory, "MB");
    }

    private static double ShareOf(RingRange range) => 100.0 * range.Hashes.Ranges.Sum(part => (double)part.End - part.Start + 1) / ((double)uint.MaxValue + 1);

    private static IEnumerable<Measurement<int>> ByType(IEnumerable<string> types) =>
        types.CountBy(type => type).Select(found => new Measurement<int>(found.Value, new KeyValuePair<string, object?>("type", found.Key)));
}
