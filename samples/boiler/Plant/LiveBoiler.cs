namespace OrleansHa.Samples.Boiler;

/// <summary>The model run in real time: every reading first catches up with the clock. Safe to use from several threads.</summary>
internal sealed class LiveBoiler(HeatingModel model, TimeProvider time)
{
    // After ten minutes of nobody looking the temperature has long settled; more steps would only cost time.
    private static readonly TimeSpan LongestCatchUp = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private long _simulatedTo = time.GetTimestamp();
    private double _valve;

    /// <summary>Where the valve stands, in percent.</summary>
    public double Valve
    {
        get
        {
            lock (_lock)
                return _valve;
        }
    }

    /// <summary>The true temperature now, in degrees Celsius.</summary>
    public double Temperature
    {
        get
        {
            lock (_lock)
            {
                CatchUp();
                return model.Temperature;
            }
        }
    }

    /// <summary>Moves the valve; what passed until now was heated with its former position.</summary>
    public void SetValve(double percent)
    {
        lock (_lock)
        {
            CatchUp();
            _valve = percent;
        }
    }

    private void CatchUp()
    {
        var now = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(_simulatedTo, now);
        if (elapsed > LongestCatchUp)
        {
            _simulatedTo = now - (long)(LongestCatchUp.TotalSeconds * time.TimestampFrequency);
            elapsed = LongestCatchUp;
        }

        var steps = (long)(elapsed / HeatingModel.StepLength);
        for (var step = 0L; step < steps; step++)
            model.Step(_valve);
        _simulatedTo += (long)(steps * HeatingModel.StepLength.TotalSeconds * time.TimestampFrequency);
    }
}
