using System.Diagnostics;
using System.Text;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>Random damage to a valid definition: no crash, no hang, and every refusal says where.</summary>
public sealed class MutationTests
{
    private const int Mutations = 500;

    // Far above what the slowest text of this size takes, far below a hang.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ": ", "- ", "\n", "\t", " ", "\"", "'", "&a ", "*a", "!!int ", "!", "%YAML 9.9\n", "---\n", "...\n", "? ", "| ", "> ", "#",
        "@", "`", ",", "null", "~", ".nan", "-.inf", "1e999", "-1", "0", "true", "\\", "\"\\U0011FFFF\"", "\"\\xZZ\"", "\u0000", "\u0007", "\uFEFF", "\uD800",
        "é", "<<: ", "${env:", "spec", "input: sane", "type: pid", "99999999999999999999h",
    ];

    [Fact]
    public void Parse_RandomMutations_NeverCrashNorHangAndAlwaysSayWhere()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < Mutations; i++)
        {
            var text = Mutate(random);
            var label = $"seed {seed}, mutation {i}:\n{text}";
            var watch = Stopwatch.StartNew();
            var results = Should.NotThrow(() => LoopDefinitionParser.ParseAll(text).Add(LoopDefinitionParser.Parse(text)), label);
            watch.Elapsed.ShouldBeLessThan(Longest, label);
            var lines = text.Split('\n').Length + text.Count(c => c is '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
            foreach (var result in results)
                Check(result, lines, label);
        }
    }

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{", 200_000)]
    [InlineData("{a: ", 60_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 100_000)]
    [InlineData("a: ", 80_000)]
    [InlineData("a\n", 100_000)]
    [InlineData("\"", 200_001)]
    [InlineData("'", 200_001)]
    [InlineData("[a,", 80_000)]
    [InlineData("&a ", 80_000)]
    [InlineData("!", 200_000)]
    [InlineData("%", 200_000)]
    [InlineData("|\n", 100_000)]
    [InlineData("---\n", 60_000)]
    [InlineData("a: b\n", 50_000)]
    [InlineData("- a\n", 60_000)]
    [InlineData("\u00e9", 100_000)]
    public void Parse_OnePieceManyTimes_IsRefusedSoon(string piece, int times)
    {
        var text = new StringBuilder().Insert(0, piece, times).ToString();
        var watch = Stopwatch.StartNew();

        var result = LoopDefinitionParser.Parse(text);

        watch.Elapsed.ShouldBeLessThan(Longest);
        result.IsValid.ShouldBeFalse();
        Check(result, text.Length + 1, piece);
    }

    private static void Check(ParseResult result, int lines, string label)
    {
        (result.Definition is null).ShouldBe(!result.Errors.IsEmpty, label);
        foreach (var error in result.Errors)
        {
            error.Line.ShouldBeInRange(1, lines, label);
            error.Column.ShouldBeGreaterThanOrEqualTo(1, label);
            error.Code.ShouldNotBeNullOrEmpty(label);
            error.Message.ShouldNotBeNullOrEmpty(label);
        }

        if (result.Definition is { } loop)
            LoopDefinitionParser.Parse(loop.ToCanonicalText()).Definition?.ContentHash().ShouldBe(loop.ContentHash(), label);
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? SampleText.Boiler : SampleText.CheckoutCapacity);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 3:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 200), text.Length - at)));
                    break;
                default:
                    text[at] = (char)random.Next(1, 128);
                    break;
            }
        }

        return text.ToString();
    }
}
