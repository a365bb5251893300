using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Runtime.Telemetry;

/// <summary>What is measured of activations coming and going.</summary>
internal sealed class CatalogInstruments
{
    private readonly Counter<long> _shutdown;
    private readonly Histogram<double> _activation;
    private readonly Histogram<double> _deactivation;

    public CatalogInstruments(EngineMeter engine)
    {
        var meter = engine.Meter;
        Created = meter.CreateCounter<long>("orleans-catalog-activation-created");
        Destroyed = meter.CreateCounter<long>("orleans-catalog-activation-destroyed");
        FailedToActivate = meter.CreateCounter<long>("orleans-catalog-activation-failed-to-activate");
        Collections = meter.CreateCounter<long>("orleans-catalog-activation-collections");
        NonExistent = meter.CreateCounter<long>("orleans-catalog-activation-non-existent");
        ConcurrentRegistrations = meter.CreateCounter<long>("orleans-catalog-activation-concurrent-registration-attempts");
        LongTurns = meter.CreateCounter<long>("orleans-scheduler-long-running-turns");
        _shutdown = meter.CreateCounter<long>("orleans-catalog-activation-shutdown");
        _activation = meter.CreateHistogram<double>("orleans-catalog-activation-latency", "ms");
        _deactivation = meter.CreateHistogram<double>("orleans-catalog-deactivation-latency", "ms");
    }

    public Counter<long> Created { get; }

    public Counter<long> Destroyed { get; }

    public Counter<long> FailedToActivate { get; }

    /// <summary>Looks for idle activations.</summary>
    public Counter<long> Collections { get; }

    /// <summary>Requests for an activation that was gone.</summary>
    public Counter<long> NonExistent { get; }

    /// <summary>Activations that found another one registered.</summary>
    public Counter<long> ConcurrentRegistrations { get; }

    public Counter<long> LongTurns { get; }

    /// <summary>To be given to <see cref="Activated"/>; 0 when nobody wants to know.</summary>
    public long BeginActivation() => _activation.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>To be given to <see cref="Deactivated"/>; 0 when nobody wants to know.</summary>
    public long BeginDeactivation() => _deactivation.Enabled ? Stopwatch.GetTimestamp() : 0;

    public void Activated(long began, bool succeeded, bool inDirectory)
    {
        if (began == 0) return;
        _activation.Record(
            Stopwatch.GetElapsedTime(began).TotalMilliseconds,
            new KeyValuePair<string, object?>("status", succeeded ? "Success" : "Failure"),
            new KeyValuePair<string, object?>("directory", inDirectory ? "Default" : "None"));
    }

    public void Deactivated(long began, DeactivationReason reason)
    {
        Destroyed.Count();
        if (!_shutdown.Enabled && began == 0) return;
        var via = new KeyValuePair<string, object?>("via", ViaOf(reason.ReasonCode));
        _shutdown.Add(1, via);
        if (began != 0) _deactivation.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds, via);
    }

    private static string ViaOf(DeactivationReasonCode code) => code switch
    {
        DeactivationReasonCode.ActivationIdle => "collection",
        DeactivationReasonCode.ApplicationRequested => "deactivateOnIdle",
        DeactivationReasonCode.Migrating => "migration",
        DeactivationReasonCode.ShuttingDown => "shutdown",
        _ => code.ToString(),
    };
}
