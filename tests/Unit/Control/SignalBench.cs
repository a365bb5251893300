using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>A selector with its remembered state, fed one row of readings per second.</summary>
internal sealed class SignalBench(SelectorSettings settings)
{
    private SelectorState _state = new();
    private double _now;

    internal SelectorResult Step(params SourceReading[] readings) => Step(1, readings);

    internal SelectorResult Step(double seconds, SourceReading[] readings)
    {
        _now += seconds;
        var (state, result) = Selector.Step(_state, readings, Times.At(_now), settings);
        _state = state;
        return result;
    }

    internal static SourceReading Ok(string name, double value, int priority = 1) =>
        new(name, priority, Times.Good(value), SourceHealth.Ok);

    internal static SourceReading Stuck(string name, double value, int priority = 1) =>
        new(name, priority, Times.Good(value).Degraded(Quality.Uncertain), SourceHealth.Stuck);

    internal static SourceReading Down(string name, int priority = 1, SourceHealth health = SourceHealth.Disconnected) =>
        new(name, priority, Times.Missing(), health);
}
