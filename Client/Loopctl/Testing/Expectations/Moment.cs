using System.Collections.Immutable;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>What is said at one time, by the last step before it.</summary>
internal sealed record Moment(
    TimeSpan Time, Quality? Quality, string? Mode, double? Value, double? Output, double Within, ImmutableSortedDictionary<string, SourceHealth> Health) : Expectation
{
    public override Verdict Judge(Trace trace)
    {
        if (trace.At(Time) is not { } row)
            return Say(false, $"a step before {Text(Time)}", "none");
        var (expected, actual, holds) = (new List<string>(), new List<string>(), true);
        Compare("quality", Quality?.ToString(), row.Quality.ToString(), Quality == row.Quality);
        Compare("mode", Mode, row.Mode, Mode == row.Mode);
        Compare("value", Near(Value), Text(row.Process), Math.Abs((row.Process ?? double.NaN) - (Value ?? 0)) <= Within);
        Compare("output", Near(Output), Text(row.Output), Math.Abs((row.Output ?? double.NaN) - (Output ?? 0)) <= Within);
        foreach (var (source, health) in Health)
        {
            var found = row.Signals.SelectMany(signal => signal.Sources).First(verdict => verdict.Name == source).Health;
            Compare(source, health.Word(), found.Word(), health == found);
        }

        return Say(holds, $"at {Text(Time)} {string.Join(", ", expected)}", string.Join(", ", actual));

        void Compare(string what, string? wanted, string found, bool same)
        {
            if (wanted is null)
                return;
            expected.Add($"{what} {wanted}");
            actual.Add($"{what} {found}");
            holds &= same;
        }
    }

    private string? Near(double? value) => value is null ? null : $"{Text(value)} ± {Text(Within)}";
}
