using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Runtime.Telemetry;

/// <summary>How long grain storage takes, and how often it fails.</summary>
internal sealed class StorageInstruments
{
    // In the order of StorageOperation.
    private static readonly string[] Names = ["read", "write", "clear"];

    private readonly (Histogram<double> Latency, Counter<long> Errors)[] _operations;

    public StorageInstruments(EngineMeter engine)
    {
        _operations = [.. Names.Select(name => (
            engine.Meter.CreateHistogram<double>($"orleans-storage-{name}-latency", "ms"), engine.Meter.CreateCounter<long>($"orleans-storage-{name}-errors")))];
    }

    /// <summary>To be given to <see cref="Ended"/>; 0 when nobody wants to know.</summary>
    public long Begin(StorageOperation operation) => _operations[(int)operation] is var found && (found.Latency.Enabled || found.Errors.Enabled) ? Stopwatch.GetTimestamp() : 0;

    public void Ended(StorageOperation operation, long began, bool succeeded, object provider, string stateName, Type stateType)
    {
        if (began == 0) return;
        var (latency, errors) = _operations[(int)operation];
        var tags = new TagList { { "provider_type_name", provider.GetType().Name }, { "state_name", stateName }, { "state_type", stateType.Name } };
        if (succeeded) latency.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds, tags);
        else errors.Add(1, tags);
    }
}
