using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime.Scheduler;

/// <summary>What all schedulers of a silo share.</summary>
internal sealed class TurnSchedulerShared(
    IOptions<SchedulingOptions> options, SiloStopSwitch stopSwitch, ILogger<TurnScheduler> logger, TurnGate? gate = null, CatalogInstruments? instruments = null)
{
    public long QuantumMilliseconds { get; } = (long)options.Value.ActivationSchedulingQuantum.TotalMilliseconds;

    public long TurnWarningMilliseconds { get; } = (long)options.Value.TurnWarningLengthThreshold.TotalMilliseconds;

    /// <summary>Shared by all turns of the silo.</summary>
    public WarningBudget LongTurnWarnings { get; } = new(perSecond: 5);

    public SiloStopSwitch StopSwitch { get; } = stopSwitch;

    public TurnGate Gate { get; } = gate ?? new TurnGate();

    public ILogger Logger { get; } = logger;

    /// <summary>What is measured of turns, null for nothing.</summary>
    public CatalogInstruments? Instruments { get; } = instruments;
}
