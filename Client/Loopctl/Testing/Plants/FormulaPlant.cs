using System.Globalization;

namespace OrleansHa.Loopctl.Testing.Plants;

/// <summary>A plant of the test's own making; moves in steps of a fixed length.</summary>
internal sealed class FormulaPlant(FormulaSpec spec) : IPlant
{
    private readonly DelayedInput _input = new(spec.DeadTime);
    private TimeSpan _now;
    private double _load;

    public double Value { get; private set; } = spec.Initial;

    public void Advance(TimeSpan to)
    {
        while (_now + spec.Step <= to)
        {
            var next = _now + spec.Step;
            var input = 0.0;
            // The input at the end of the step stands for all of it: steps are short against what acts.
            foreach (var (_, value) in _input.Between(_now, next))
                input = value;
            Value = spec.Next.Evaluate([Value, input, _load, next.TotalSeconds, spec.Step.TotalSeconds]);
            if (!double.IsFinite(Value))
                throw new SimulationException(string.Create(CultureInfo.InvariantCulture, $"the plant's formula has no value at {next.TotalSeconds:0.###} s"));
            _now = next;
        }
    }

    public void SetInput(TimeSpan now, double input) => _input.Set(now, input);

    public void Disturb(double by) => _load += by;
}
