using System.Globalization;

namespace OrleansHa.Grains.Control.Expressions;

/// <summary>Splits an expression into words.</summary>
internal static class ExpressionLexer
{
    private static readonly string[] Symbols =
        ["==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "^", "<", ">", "!", "?", ":", "(", ")", ","];

    internal static List<ExpressionToken> Split(string text)
    {
        if (text.Length > ExpressionBounds.Characters)
            throw new ExpressionFault(ExpressionBounds.Characters + 1, $"An expression has at most {ExpressionBounds.Characters} characters.");
        var tokens = new List<ExpressionToken>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (tokens.Count > ExpressionBounds.Parts * 2)
                throw new ExpressionFault(at + 1, $"An expression has at most {ExpressionBounds.Parts} parts.");
            if (at >= text.Length)
            {
                tokens.Add(new ExpressionToken(ExpressionTokenKind.End, "the end", 0, text.Length + 1));
                return tokens;
            }

            tokens.Add(Next(text, ref at));
        }
    }

    private static ExpressionToken Next(string text, ref int at)
    {
        var start = at;
        if (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return Number(text, ref at);
        if (text[at] == '[')
            return Bracketed(text, ref at);
        if (IsLetter(text[at]))
        {
            while (at < text.Length && (IsLetter(text[at]) || char.IsAsciiDigit(text[at])))
                at++;
            return Word(text[start..at], start + 1);
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) != 0)
                continue;
            at += symbol.Length;
            return new ExpressionToken(ExpressionTokenKind.Symbol, symbol, 0, start + 1);
        }

        throw new ExpressionFault(start + 1, $"'{text[start]}' has no meaning here.");
    }

    private static ExpressionToken Word(string word, int column) => word switch
    {
        "and" => new ExpressionToken(ExpressionTokenKind.Symbol, "&&", 0, column),
        "or" => new ExpressionToken(ExpressionTokenKind.Symbol, "||", 0, column),
        "not" => new ExpressionToken(ExpressionTokenKind.Symbol, "!", 0, column),
        _ => new ExpressionToken(ExpressionTokenKind.Name, word, 0, column),
    };

    private static ExpressionToken Bracketed(string text, ref int at)
    {
        var start = at;
        var end = text.IndexOf(']', at);
        if (end < 0)
            throw new ExpressionFault(start + 1, "The name has no closing ].");
        at = end + 1;
        return new ExpressionToken(ExpressionTokenKind.Name, text[(start + 1)..end], 0, start + 1);
    }

    private static ExpressionToken Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        if (at < text.Length && text[at] is ('e' or 'E'))
        {
            at++;
            if (at < text.Length && text[at] is ('+' or '-'))
                at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }

        var written = text[start..at];
        if (!double.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
            throw new ExpressionFault(start + 1, $"'{written}' is no number that can be held.");
        return new ExpressionToken(ExpressionTokenKind.Number, written, number, start + 1);
    }

    private static bool IsLetter(char character) => char.IsAsciiLetter(character) || character == '_';
}
