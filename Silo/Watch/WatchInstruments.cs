using System.Diagnostics.Metrics;

namespace OrleansHa.Silo.Watch;

/// <summary>Metrics of the watchdog.</summary>
internal sealed class WatchInstruments
{
    private readonly Counter<long> _stuck;

    public WatchInstruments(IMeterFactory factory) => _stuck = factory.Create("OrleansHa.Loops.Watch")
        .CreateCounter<long>("loop.watchdog.stuck", "{loop}", "Loops found without a step for three periods, by who found them: self or peer.");

    public void Stuck(string loop, string by) => _stuck.Add(1, new("loop", loop), new("by", by));
}
