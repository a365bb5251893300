using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrleansHa.Tests.Conformance.Section14Telemetry;

/// <summary>Listens to the engine's meter in every host of this process.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new();
    private readonly ConcurrentQueue<Measured> _measured = new();

    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "Microsoft.Orleans") return;
            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyDictionary<string, Instrument> Instruments => _instruments;

    /// <summary>What was measured under that name; observable instruments are asked now.</summary>
    public IReadOnlyList<Measured> Of(string name)
    {
        _listener.RecordObservableInstruments();
        return [.. _measured.Where(found => found.Name == name)];
    }

    public Task<bool> UntilAsync(string name, Func<Measured, bool>? wanted = null) => Eventually.ValueAsync(
        () => Task.FromResult(Of(name).Any(wanted ?? (found => found.Value > 0))), seen => seen, Bounds.Event,
        _ => string.Join(", ", Of(name).TakeLast(10)), $"a measurement of {name}");

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var copy = new Dictionary<string, string?>();
        foreach (var (key, tag) in tags) copy[key] = tag?.ToString();
        _measured.Enqueue(new(instrument.Name, value, copy));
    }

    internal sealed record Measured(string Name, double Value, IReadOnlyDictionary<string, string?> Tags)
    {
        public override string ToString() => $"{Value} [{string.Join(" ", Tags.Select(tag => $"{tag.Key}={tag.Value}"))}]";
    }
}
