using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>Where the process is in the end.</summary>
internal sealed record Final(double Value, double Within) : Expectation
{
    public override Verdict Judge(Trace trace)
    {
        var last = trace.Last?.Process;
        return Say(last is { } value && Math.Abs(value - Value) <= Within, $"within {Text(Within)} of {Text(Value)}", Text(last));
    }
}
