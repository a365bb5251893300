using System.Text.Json;
using OrleansHa.Loopctl.Commands;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OrleansHa.Loopctl.Testing.Reports;

/// <summary>Writes outcomes for people and for programs.</summary>
internal static class TestReport
{
    public static void Write(IReadOnlyList<CaseReport> cases, OutputFormat format, TextWriter output)
    {
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(JsonSerializer.Serialize(cases, GatewayClient.Json));
                break;
            case OutputFormat.Yaml:
                output.Write(new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Serialize(cases));
                break;
            default:
                WriteTable(cases, output);
                break;
        }
    }

    private static void WriteTable(IReadOnlyList<CaseReport> cases, TextWriter output)
    {
        var table = new TextTable("loop", "case", "result", "time", "steps", "settled", "overshoot", "final", "output", "decisions", "dead letters");
        foreach (var one in cases)
        {
            table.Add(one.Loop, one.Case, one.Passed ? "passed" : "FAILED", Seconds(one.Seconds), Cell.Whole(one.Steps), one.SettledAfter is { } settled ? Seconds(settled) : null,
                Cell.Number(one.Overshoot), Cell.Number(one.FinalValue), $"{Cell.Number(one.OutputLow)}..{Cell.Number(one.OutputHigh)}", Cell.Whole(one.Decisions), Cell.Whole(one.DeadLetters));
        }

        table.WriteTo(output);
        foreach (var one in cases)
        {
            foreach (var check in one.Checks.Where(check => !check.Passed))
                output.WriteLine(check.In(one.File, one.Case));
        }

        output.WriteLine($"{cases.Count(one => one.Passed)} passed, {cases.Count(one => !one.Passed)} failed");
    }

    private static string Seconds(double seconds) => Cell.Number(seconds) + "s";
}
