using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>How far the process is from a value during some time.</summary>
internal sealed record Deviation(double Value, double Most, TimeSpan From, TimeSpan To) : Expectation
{
    public override Verdict Judge(Trace trace)
    {
        var rows = trace.From(From).Where(row => row.At <= To).ToList();
        var most = rows.Count == 0 || rows.Any(row => row.Process is null) ? (double?)null : rows.Max(row => Math.Abs(row.Process!.Value - Value));
        return Say(most <= Most, $"at most {Text(Most)} away from {Text(Value)} from {Text(From)} to {Text(To)}", Text(most));
    }
}
