using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>Narrower bounds on the output than the definition's own, during some time.</summary>
internal sealed record OutputBounds(double? Min, double? Max, double? RatePerMinute, TimeSpan From) : Expectation
{
    public override Verdict Judge(Trace trace)
    {
        var told = trace.From(From).Where(row => row.Output is not null).ToList();
        var (low, high) = told.Count == 0 ? ((double?)null, (double?)null) : (told.Min(row => row.Output), told.Max(row => row.Output));
        var rate = Fastest(told);
        var holds = told.Count > 0 && !(low < Min) && !(high > Max) && !(rate > RatePerMinute);
        return Say(
            holds,
            string.Join(", ", new[]
            {
                Min is null ? null : $"at least {Text(Min)}",
                Max is null ? null : $"at most {Text(Max)}",
                RatePerMinute is null ? null : $"at most {Text(RatePerMinute)} per minute",
            }.OfType<string>()),
            $"{Text(low)} to {Text(high)}, at most {Text(rate)} per minute");
    }

    private static double Fastest(List<TraceRow> told)
    {
        var most = 0.0;
        for (var i = 1; i < told.Count; i++)
            most = Math.Max(most, Math.Abs(told[i].Output!.Value - told[i - 1].Output!.Value) / (told[i].At - told[i - 1].At).TotalMinutes);
        // Ten digits are the state's; the rest is rounding.
        return Math.Round(most, 6);
    }
}
