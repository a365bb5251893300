namespace OrleansHa.Samples.Boiler;

/// <summary>One thermometer with noise of its own. Safe to use from several threads.</summary>
internal sealed class Sensor(LiveBoiler boiler, TimeProvider time, int seed)
{
    /// <summary>Standard deviation in degrees: visible, and well inside the selector's <c>maxDeviation</c>.</summary>
    public const double Noise = 0.15;

    private readonly Lock _lock = new();
#pragma warning disable CA5394 // Measurement noise, not a secret; seeded so that runs can be repeated.
    private readonly Random _random = new(seed);
#pragma warning restore CA5394
    private SensorFault _fault;
    private double _last = boiler.Temperature;

    public SensorFault Fault
    {
        get
        {
            lock (_lock)
                return _fault;
        }
        set
        {
            lock (_lock)
                _fault = value;
        }
    }

    /// <summary>Measures; <see cref="SensorReading.Value"/> is null with <see cref="SensorFault.Null"/>.</summary>
    public SensorReading Read()
    {
        var temperature = boiler.Temperature;
        lock (_lock)
        {
            if (_fault != SensorFault.Frozen)
                _last = Math.Round(temperature + Noise * Gaussian(), 3);
            return new SensorReading(_fault == SensorFault.Null ? null : _last, time.GetUtcNow());
        }
    }

    // Sum of twelve uniform numbers: mean 6, variance 1, and never further than 6 deviations off.
    private double Gaussian()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
#pragma warning disable CA5394 // Measurement noise, not a secret.
            sum += _random.NextDouble();
#pragma warning restore CA5394
        }

        return sum;
    }
}
