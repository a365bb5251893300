namespace OrleansHa.Samples.Boiler;

/// <summary>
/// First order plus dead time: the temperature follows <c>ambient + gain * valve(t - deadTime)</c> with one time constant.
/// Advanced in steps of a fixed length, so that equal inputs give equal temperatures.
/// </summary>
internal sealed class HeatingModel
{
    public static readonly TimeSpan StepLength = TimeSpan.FromMilliseconds(50);

    private readonly Queue<double> _underway = new();
    private readonly double _decay;

    public HeatingModel(HeatingSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.TimeConstant, StepLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.DeadTime, TimeSpan.Zero);
        Settings = settings;
        Temperature = settings.Ambient;
        _decay = Math.Exp(-StepLength / settings.TimeConstant);
        for (var step = 0; step < settings.DeadTime / StepLength; step++)
            _underway.Enqueue(0);
    }

    public HeatingSettings Settings { get; }

    /// <summary>The true temperature in degrees Celsius.</summary>
    public double Temperature { get; private set; }

    /// <summary>Advances by one <see cref="StepLength"/> with the valve at <paramref name="valve"/> percent (0 to 100).</summary>
    public void Step(double valve)
    {
        _underway.Enqueue(Math.Clamp(valve, 0, 100));
        var target = Settings.Ambient + Settings.Gain * _underway.Dequeue();
        Temperature = target + (Temperature - target) * _decay;
    }
}
