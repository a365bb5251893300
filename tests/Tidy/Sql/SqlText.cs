namespace OrleansHa.Tests.Tidy.Sql;

/// <summary>Splits a PostgreSQL script into its statements.</summary>
internal static class SqlText
{
    /// <returns>Statements without comments, and the line each begins on. Quoted and dollar-quoted text stays whole.</returns>
    public static IEnumerable<(int Line, string Text)> Statements(string script)
    {
        var text = new System.Text.StringBuilder();
        var line = 1;
        var begins = 0;
        for (var at = 0; at < script.Length;)
        {
            var token = TokenAt(script, at);
            var isComment = token.StartsWith("--", StringComparison.Ordinal) || token.StartsWith("/*", StringComparison.Ordinal);
            if (token == ";")
            {
                if (begins > 0)
                    yield return (begins, text.ToString().Trim());
                text.Clear();
                begins = 0;
            }
            else if (!isComment)
            {
                if (begins == 0 && !string.IsNullOrWhiteSpace(token))
                    begins = line;
                if (begins > 0)
                    text.Append(token);
            }

            line += token.Count(letter => letter == '\n');
            at += token.Length;
        }

        if (begins > 0)
            yield return (begins, text.ToString().Trim());
    }

    /// <summary>A comment, a quoted text or one character.</summary>
    private static string TokenAt(string script, int at)
    {
        var rest = script[at..];
        if (rest.StartsWith("--", StringComparison.Ordinal))
            return Until(rest, "\n", 2);
        if (rest.StartsWith("/*", StringComparison.Ordinal))
            return Until(rest, "*/", 2);
        if (rest[0] == '\'')
            return Until(rest, "'", 1); // A doubled quote ends one text and begins the next: the same to us.
        if (rest[0] == '$' && rest.IndexOf('$', 1) is var end and > 0 && rest[1..end].All(letter => char.IsLetterOrDigit(letter) || letter == '_'))
            return Until(rest, rest[..(end + 1)], end + 1);
        return rest[..1];
    }

    private static string Until(string rest, string mark, int from) =>
        rest.IndexOf(mark, from, StringComparison.Ordinal) is var end and >= 0 ? rest[..(end + mark.Length)] : rest;
}
