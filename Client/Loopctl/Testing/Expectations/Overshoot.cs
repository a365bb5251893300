using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>How far the process goes beyond a value, on the other side of it than it came from.</summary>
internal sealed record Overshoot(double Value, double Most, TimeSpan From) : Expectation
{
    public override Verdict Judge(Trace trace)
    {
        var most = Of(trace, Value, From);
        return Say(most <= Most, $"at most {Text(Most)} beyond {Text(Value)}", Text(most));
    }

    /// <summary>0 and more; null without a process value.</summary>
    public static double? Of(Trace trace, double value, TimeSpan from)
    {
        var seen = trace.From(from).Select(row => row.Process).OfType<double>().ToList();
        if (seen.Count == 0)
            return null;
        return Math.Max(0, seen[0] <= value ? seen.Max() - value : value - seen.Min());
    }
}
