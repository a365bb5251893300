using System.Diagnostics.Metrics;

namespace OrleansHa.Silo.Store;

/// <summary>Metrics of the store.</summary>
internal sealed class StoreInstruments
{
    public StoreInstruments(IMeterFactory factory)
    {
        var meter = factory.Create("OrleansHa.Loops.Store");
        CommitDuration = meter.CreateHistogram<double>("loop.store.commit.duration", "s", "From taking up a batch to knowing its outcome.");
        BatchSize = meter.CreateHistogram<int>("loop.store.batch.size", "{step}", "Steps of one transaction.");
    }

    public Histogram<double> CommitDuration { get; }

    public Histogram<int> BatchSize { get; }
}
