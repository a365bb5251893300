using System.Text.RegularExpressions;

namespace OrleansHa.Tests.Tidy.Sql;

/// <summary>Every start applies every script: applying one again must change nothing and fail nowhere.</summary>
public sealed partial class SqlTests
{
    [Fact]
    public void Scripts_AreIdempotent() =>
        Rule.Holds(Statements().Where(found => !MayRunTwice(found.text))
            .Select(found => new Violation(found.file, found.line, $"`{FirstWords(found.text)}` fails or repeats when applied again",
                "Write IF NOT EXISTS, OR REPLACE, IF EXISTS or ON CONFLICT")));

    [Fact]
    public void Scripts_DropNoTable() =>
        Rule.Holds(Statements().Where(found => DropsData().IsMatch(found.text))
            .Select(found => new Violation(found.file, found.line, $"`{FirstWords(found.text)}` loses data", "A script adds; it never removes what somebody committed")));

    [Fact]
    public void Scripts_AreNumbered() =>
        Rule.Holds(Checkout.WithExtension(".sql").Where(file => file.StartsWith("deploy/sql/", StringComparison.Ordinal))
            .Where(file => !Numbered().IsMatch(Path.GetFileName(file)))
            .Select(file => new Violation(file, 0, "its name gives no order", "Name it NN_subject.sql: scripts run in name order")));

    private static IEnumerable<(string file, int line, string text)> Statements() =>
        Checkout.WithExtension(".sql").Where(file => file.StartsWith("deploy/sql/", StringComparison.Ordinal))
            .SelectMany(file => SqlText.Statements(File.ReadAllText(Checkout.Full(file))).Select(found => (file, found.Line, found.Text)));

    private static bool MayRunTwice(string text)
    {
        if (text.StartsWith("CREATE", StringComparison.OrdinalIgnoreCase))
            return Guarded().IsMatch(text);
        if (text.StartsWith("INSERT", StringComparison.OrdinalIgnoreCase))
            return text.Contains("ON CONFLICT", StringComparison.OrdinalIgnoreCase) || text.Contains("NOT EXISTS", StringComparison.OrdinalIgnoreCase);
        if (text.StartsWith("ALTER TABLE", StringComparison.OrdinalIgnoreCase))
            return !UnguardedAlter().IsMatch(text);
        return true;
    }

    private static string FirstWords(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(5));

    [GeneratedRegex(@"^CREATE\s+(OR\s+REPLACE\b|(UNLOGGED\s+|UNIQUE\s+)?(TABLE|INDEX|SCHEMA|SEQUENCE|EXTENSION|MATERIALIZED VIEW)\s+(CONCURRENTLY\s+)?IF\s+NOT\s+EXISTS)", RegexOptions.IgnoreCase)]
    private static partial Regex Guarded();

    [GeneratedRegex(@"\bADD\s+(COLUMN\s+(?!IF\s+NOT\s+EXISTS)|CONSTRAINT\b)", RegexOptions.IgnoreCase)]
    private static partial Regex UnguardedAlter();

    [GeneratedRegex(@"^(DROP\s+(TABLE|SCHEMA|DATABASE)|TRUNCATE)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DropsData();

    [GeneratedRegex(@"^\d\d_[a-z0-9_]+\.sql$")]
    private static partial Regex Numbered();
}
