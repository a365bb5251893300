namespace OrleansHa.Loopctl.Testing.Plants;

/// <summary>First order plus dead time, computed exactly between changes of its input, so that the step length does not matter.</summary>
internal sealed class FirstOrderPlant(FirstOrderSpec spec) : IPlant
{
    private readonly DelayedInput _input = new(spec.DeadTime);
    private TimeSpan _now;
    private double _load;

    public double Value { get; private set; } = spec.Initial;

    public void Advance(TimeSpan to)
    {
        foreach (var (length, input) in _input.Between(_now, to))
        {
            var target = spec.Bias + _load + (spec.Gain * input);
            Value = target + ((Value - target) * Math.Exp(-length / spec.TimeConstant));
        }

        _now = to;
    }

    public void SetInput(TimeSpan now, double input) => _input.Set(now, input);

    public void Disturb(double by) => _load += by;
}
