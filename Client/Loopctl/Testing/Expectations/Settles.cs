using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>From some time on the process stays within a band around a value, and that time is not too late.</summary>
internal sealed record Settles(double Value, double Band, TimeSpan From, TimeSpan Within) : Expectation
{
    public override Verdict Judge(Trace trace)
    {
        var settled = Time(trace, Value, Band, From);
        return Say(
            settled <= Within,
            $"within {Text(Band)} of {Text(Value)} for good after at most {Text(Within)}",
            settled is { } time ? Text(time) : $"never; it ends at {Text(trace.Last?.Process)}");
    }

    /// <summary>How long after <paramref name="from"/> it is inside for good; null when it never is.</summary>
    public static TimeSpan? Time(Trace trace, double value, double band, TimeSpan from)
    {
        TimeSpan? since = null;
        foreach (var row in trace.From(from))
        {
            if (row.Process is not { } process || Math.Abs(process - value) > band)
                since = null;
            else
                since ??= row.At;
        }

        return since - from;
    }
}
