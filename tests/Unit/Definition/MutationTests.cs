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
            var results = Should.NotThrow(() => LoopDefinitionParser.ParseAll(text).Add(LoopDefinitionParser.Parse(text)).Add(WholeModel.Parse(text)), label);
            watch.Elapsed.ShouldBeLessThan(Longest, label);
            foreach (var result in results)
                Check(result, text, label);
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
        Check(result, text, piece);
    }

    private static void Check(ParseResult result, string text, string label)
    {
        // YAML ends a line at each of these.
        var lines = text.Split('\n', '\r', '\u0085', '\u2028', '\u2029');
        var longest = lines.Max(line => line.Length);
        (result.Definition is null).ShouldBe(!result.Errors.IsEmpty, label);
        foreach (var error in result.Errors)
        {
            error.Line.ShouldBeInRange(1, lines.Length, label);
            error.Column.ShouldBeInRange(1, longest + 1, label);
            error.Code.ShouldNotBeNullOrEmpty(label);
            error.Message.ShouldNotBeNullOrEmpty(label);
        }

        if (result.Definition is { } loop)
            WholeModel.Parse(loop.ToCanonicalText()).Definition?.ContentHash().ShouldBe(loop.ContentHash(), label);
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(WholeModel.Texts[random.Next(WholeModel.Texts.Length)]);
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
