namespace OrleansHa.Loopctl.Testing.Plants;

/// <summary>A tank, a queue, a position: it adds up what acts on it.</summary>
internal sealed class IntegratingPlant(IntegratingSpec spec) : IPlant
{
    private readonly DelayedInput _input = new(spec.DeadTime);
    private TimeSpan _now;
    private double _load;

    public double Value { get; private set; } = spec.Initial;

    public void Advance(TimeSpan to)
    {
        foreach (var (length, input) in _input.Between(_now, to))
            Value = Math.Clamp(Value + (((spec.Gain * input) + spec.Drift + _load) * length.TotalSeconds), spec.Min, spec.Max);
        _now = to;
    }

    public void SetInput(TimeSpan now, double input) => _input.Set(now, input);

    public void Disturb(double by) => _load += by;
}
