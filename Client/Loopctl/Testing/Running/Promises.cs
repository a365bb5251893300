using System.Globalization;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>What holds in every run, whatever a case expects: finite outputs in their range, changed within their rate, and accounts that balance.</summary>
internal sealed class Promises(OutputRangeDefinition range)
{
    // Decisions are limited by the time between steps; the sum of many roundings is far below this share of the range.
    private const double Rounding = 1e-6;

    private readonly SortedDictionary<string, string> _broken = [];
    private (double Value, DateTimeOffset At)? _last;

    public IEnumerable<string> Broken => _broken.Values;

    public void Check(DecidedStep step, LoopState state)
    {
        foreach (var decision in step.Decisions)
        {
            if (!double.IsFinite(decision.Value) || decision.Value < range.Min || decision.Value > range.Max)
                Report("range", $"output {decision.Output} was told {Text(decision.Value)}, outside {Text(range.Min)} to {Text(range.Max)}");
            if (_last is { } last && Limit(decision.Value - last.Value) is { } perMinute
                && Math.Abs(decision.Value - last.Value) > (perMinute * (decision.At - last.At).TotalMinutes) + ((range.Max - range.Min) * Rounding))
                Report("rate", $"output {decision.Output} went from {Text(last.Value)} to {Text(decision.Value)} within {Text((decision.At - last.At).TotalSeconds)} s, faster than {Text(perMinute)} per minute");
        }

        if (step.Decisions is [.., var newest])
            _last = (newest.Value, newest.At);
        foreach (var (output, ledger) in state.Outputs)
        {
            if (!ledger.Balances)
                Report("accounts", $"the accounts of output {output} do not balance: {ledger}");
        }
    }

    private double? Limit(double change) => change > 0 ? range.RatePerMinuteUp : range.RatePerMinuteDown;

    // The first of each kind: the others follow from it.
    private void Report(string kind, string message) => _broken.TryAdd(kind, message);

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
