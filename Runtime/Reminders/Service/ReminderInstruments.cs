using System.Diagnostics.Metrics;

namespace Orleans.Runtime.ReminderService;

/// <summary>What is measured of reminders.</summary>
internal sealed class ReminderInstruments
{
    private readonly Histogram<double> _tardiness;
    private readonly Counter<long> _delivered;
    private readonly Meter _meter;

    public ReminderInstruments(IMeterFactory meters)
    {
        _meter = meters.Create("Microsoft.Orleans");
        _tardiness = _meter.CreateHistogram<double>("orleans-reminders-tardiness", "seconds");
        _delivered = _meter.CreateCounter<long>("orleans-reminders-ticks-delivered");
    }

    public void Observe(Func<int> active) => _meter.CreateObservableGauge("orleans-reminders-active", active);

    public void Late(TimeSpan tardiness) => _tardiness.Record(tardiness.TotalSeconds);

    public void Delivered() => _delivered.Add(1);
}
