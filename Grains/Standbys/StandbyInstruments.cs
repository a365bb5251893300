using System.Diagnostics.Metrics;
using OrleansHa.Grains.Loops;

namespace OrleansHa.Grains.Standbys;

/// <summary>Metrics of standbys.</summary>
internal sealed class StandbyInstruments
{
    private readonly Histogram<double> _lag;

    public StandbyInstruments(IMeterFactory factory, StandbyMemory memory)
    {
        var meter = factory.Create(LoopInstruments.MeterName);
        _lag = meter.CreateHistogram<double>("loop.standby.lag", "s", "From a commit until a standby is known to have it.");
        meter.CreateObservableGauge("loop.standby.replicas", () => memory.Count, "{loop}", "Loops that this silo stands by for.");
        meter.CreateObservableGauge("loop.standby.bytes", () => memory.Bytes, "By", "What they take.");
    }

    public void Arrived(string loop, TimeSpan lag) => _lag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>("loop", loop));
}
