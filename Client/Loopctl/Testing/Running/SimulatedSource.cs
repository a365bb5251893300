using OrleansHa.Grains.Interfaces;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Loopctl.Testing.Plants;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>One source of a signal: a plant seen with noise, and with what is wrong with it.</summary>
internal sealed class SimulatedSource(string signal, string name, TimeSpan every, double noise, int seed)
{
    private readonly Random _random = new(seed);
    private double _last;
    private long _samples;

    public string Signal => signal;

    public string Name => name;

    public TimeSpan Every => every;

    public SourceFaultKind Fault { get; set; }

    public double? WrongValue { get; set; }

    /// <summary>The sample that is due now; null when it stays silent.</summary>
    public SignalSample? Read(IPlant plant, DateTimeOffset now) => Sample(plant.Value + (noise * Gauss()), now);

    /// <summary>A recorded sample, with this source's fault upon it.</summary>
    public SignalSample? Replay(double? value, DateTimeOffset now) => Sample(value, now);

    private SignalSample? Sample(double? seen, DateTimeOffset now)
    {
        var value = Fault switch
        {
            SourceFaultKind.None => seen,
            SourceFaultKind.Stuck => _last,
            SourceFaultKind.Wrong => WrongValue,
            _ => null,
        };
        if (Fault == SourceFaultKind.None)
            _last = seen ?? _last;
        if (Fault == SourceFaultKind.Stalled)
            return null;
        return new SignalSample
        {
            Id = $"{name}/{++_samples}",
            Value = value,
            Quality = Fault == SourceFaultKind.Disconnected ? Quality.Bad_NotConnected : null,
            ObservedAt = now,
        };
    }

    // Box and Muller, A note on the generation of random normal deviates, 1958.
    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
