using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>200 random definitions, valid and damaged, in YAML and in JSON, against all tiers: no crash, no hang, every refusal has its place.</summary>
public sealed class ValidatorTests
{
    private const int Definitions = 200;

    // Far above what the slowest takes on a loaded machine, far below a hang.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly ClusterShape Cluster = new(["a", "b"], ImmutableDictionary<string, string>.Empty.Add("outer", "outer"));

    private static readonly Func<string, Random, string>[] Damages =
    [
        (text, _) => text,
        (text, random) => text.Remove(random.Next(text.Length), 1),
        (text, random) => Insert(text, random, new string('[', random.Next(1, 2000))),
        (text, random) => Insert(text, random, string.Concat(Enumerable.Repeat("{a: ", random.Next(1, 500)))),
        (text, random) => Insert(text, random, new string('x', random.Next(1, 300_000))),
        (text, random) => Insert(text, random, $"\"{new string('"', 2)}{new string('9', random.Next(1, 5000))}"),
        (text, random) => Insert(text, random, Pick(random, "&a ", "*a", "!!binary ", "<<: *a\n", "!t ", "&a &b ")),
        (text, random) => Insert(text, random, Pick(random, "\u202Eevil", "\uD83D\uDE00", "\uD83D", "a\u0301", "\u0000", "\uFEFF", "\u2028", "\uFFFF", "ſpec", "ıd")),
        (text, random) => Insert(text, random, Pick(random, "1e400", "-0", "0x10", "0o7", "1_000", ".5", "5.", "+1", "NaN", "1e-400", "01", "٣", "1,5", "99999999999999999999h")),
        (text, random) => Cut(text, random),
        (text, random) => Twice(text, random),
        (text, random) => text.Replace("period:", Pick(random, "perod:", "PERIOD:", "period :", "period", "? period\n:"), StringComparison.Ordinal),
        (text, random) => text.Replace("  ", Pick(random, "\t", " ", "   "), StringComparison.Ordinal),
        (text, random) => text.Replace("\n", Pick(random, "\r\n", "\r", "\u0085"), StringComparison.Ordinal),
    ];

    [Fact]
    public void Validator_RandomDefinitionsValidAndDamaged_NeitherCrashesNorHangsAndSaysWhere()
    {
        var seed = Environment.TickCount & int.MaxValue;
        var (accepted, refused) = (0, 0);
        for (var i = 0; i < Definitions; i++)
        {
            var random = new Random(unchecked(seed + i));
            var whole = new RandomDefinition(unchecked(seed + i)).Text();
            var label = $"seed {seed}, definition {i}";
            WholeModel.Parse(whole).Errors.ShouldBeEmpty(label);
            if (random.Next(3) == 0)
                whole = TreeJson.Of(WholeModel.Valid(whole).ToCanonicalText()).ToJsonString();
            // As in a form that is filled in: the first quarter as it is, the others with one to three damages.
            var text = whole;
            for (var n = i < Definitions / 4 ? 0 : random.Next(1, 4); n > 0 && text.Length > 0; n--)
                text = Damages[random.Next(Damages.Length)](text, random);

            var watch = Stopwatch.StartNew();
            var errors = Should.NotThrow(() => Judge(text), $"{label}:\n{text}");
            watch.Elapsed.ShouldBeLessThan(Longest, label);
            _ = WholeModel.Parse(text).IsValid ? accepted++ : refused++;
            CheckPlaces(errors, text, $"{label}:\n{text}");
        }

        // Both sides have to be seen, or nothing was tested.
        accepted.ShouldBeGreaterThan(10, $"seed {seed}");
        refused.ShouldBeGreaterThan(50, $"seed {seed}");
    }

    private static ImmutableArray<(int Line, int Column, string Code, string Message)> Judge(string text)
    {
        var parsed = WholeModel.Parse(text);
        var today = LoopDefinitionParser.ParseAll(text).SelectMany(one => one.Errors);
        var found = parsed.Errors.Concat(today).Concat(LoopDefinitionChecks.Topology(parsed, Cluster)).Concat(LoopDefinitionChecks.Control(parsed))
            .Select(error => (error.Line, error.Column, error.Code, error.Message));
        if (parsed.Definition is not { } loop)
            return [.. found];
        WholeModel.Valid(loop.ToCanonicalText()).ContentHash().ShouldBe(loop.ContentHash());
        return [.. found, .. FormulaCheck.Problems(loop, text).Select(problem => (problem.Line, problem.Column, problem.Code, problem.Message))];
    }

    private static void CheckPlaces(ImmutableArray<(int Line, int Column, string Code, string Message)> errors, string text, string label)
    {
        // YAML ends a line at each of these.
        var lines = text.Split('\n', '\r', '\u0085', '\u2028', '\u2029');
        var longest = lines.Max(line => line.Length);
        foreach (var (line, column, code, message) in errors)
        {
            line.ShouldBeInRange(1, lines.Length, label);
            column.ShouldBeInRange(1, longest + 1, label);
            code.ShouldNotBeNullOrEmpty(label);
            message.ShouldNotBeNullOrEmpty(label);
        }
    }

    private static string Insert(string text, Random random, string piece) => text.Insert(random.Next(text.Length), piece);

    private static string Cut(string text, Random random) => text[..random.Next(text.Length)];

    private static string Twice(string text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 400), text.Length - at);
        return new StringBuilder(text).Insert(at, text.AsSpan(at, length)).ToString();
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
