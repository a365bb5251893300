namespace OrleansHa.Grains.Control.Expressions;

/// <summary>Precedence climbing (T. Norvell, Parsing Expressions by Recursive Descent, 1999), with types checked on the way.</summary>
internal sealed class ExpressionParser(string text, IReadOnlyList<string> names)
{
    private readonly List<ExpressionToken> _tokens = ExpressionLexer.Split(text);
    private readonly SortedSet<int> _uses = [];
    private int _at;
    private int _depth;
    private int _parts;

    private ExpressionToken Present => _tokens[_at];

    internal Expression Parse(ExpressionType type)
    {
        var whole = Ternary();
        if (Present.Kind != ExpressionTokenKind.End)
            throw new ExpressionFault(Present.Column, $"'{Present.Text}' is not expected here.");
        return new Expression(whole.As(type), type, [.. _uses]);
    }

    private ExpressionPart Ternary()
    {
        if (++_depth > ExpressionBounds.Depth)
            throw new ExpressionFault(Present.Column, $"An expression is nested at most {ExpressionBounds.Depth} deep.");
        var part = Binary(1);
        if (Take("?"))
        {
            var condition = part.As(ExpressionType.Condition);
            var yes = Ternary();
            Require(":");
            var no = Ternary();
            var (a, b) = (yes.Run, no.As(yes.Type));
            part = new ExpressionPart(values => condition(values) != 0 ? a(values) : b(values), yes.Type, part.Column);
        }

        _depth--;
        return part;
    }

    private ExpressionPart Binary(int weakest)
    {
        var left = Unary();
        while (ExpressionOperators.Strength(Present) is var strength && strength >= weakest && strength > 0)
        {
            var symbol = Advance();
            if (++_parts > ExpressionBounds.Parts)
                throw new ExpressionFault(symbol.Column, $"An expression has at most {ExpressionBounds.Parts} parts.");

            // A power reaches to the right, everything else to the left.
            var right = Nested(symbol.Text == "^" ? strength : strength + 1);
            left = ExpressionOperators.Join(symbol.Text, left, right);
        }

        return left;
    }

    private ExpressionPart Nested(int weakest)
    {
        if (++_depth > ExpressionBounds.Depth)
            throw new ExpressionFault(Present.Column, $"An expression is nested at most {ExpressionBounds.Depth} deep.");
        var part = Binary(weakest);
        _depth--;
        return part;
    }

    private ExpressionPart Unary()
    {
        var column = Present.Column;
        if (Take("-"))
        {
            var number = Nested(ExpressionOperators.Unary).As(ExpressionType.Number);
            return new ExpressionPart(values => -number(values), ExpressionType.Number, column);
        }

        if (Take("!"))
        {
            // not binds looser than a comparison, so that "not a > b" says what it reads like.
            var condition = Nested(3).As(ExpressionType.Condition);
            return new ExpressionPart(values => condition(values) != 0 ? 0 : 1, ExpressionType.Condition, column);
        }

        return Primary();
    }

    private ExpressionPart Primary()
    {
        var token = Advance();
        if (++_parts > ExpressionBounds.Parts)
            throw new ExpressionFault(token.Column, $"An expression has at most {ExpressionBounds.Parts} parts.");
        if (token.Kind == ExpressionTokenKind.Number)
            return new ExpressionPart(_ => token.Number, ExpressionType.Number, token.Column);
        if (token.Kind == ExpressionTokenKind.Name)
            return Present is { Kind: ExpressionTokenKind.Symbol, Text: "(" } ? Call(token) : Named(token);
        if (token is { Kind: ExpressionTokenKind.Symbol, Text: "(" })
        {
            var inner = Ternary();
            Require(")");
            return inner;
        }

        throw new ExpressionFault(token.Column, $"A number, name or ( is expected, not {Quoted(token)}.");
    }

    private ExpressionPart Named(ExpressionToken token)
    {
        if (token.Text is "true" or "false")
        {
            var truth = token.Text == "true" ? 1 : 0;
            return new ExpressionPart(_ => truth, ExpressionType.Condition, token.Column);
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] != token.Text)
                continue;
            var place = i;
            _uses.Add(place);
            return new ExpressionPart(values => values[place], ExpressionType.Number, token.Column);
        }

        throw new ExpressionFault(token.Column, $"Nothing is named '{token.Text}' here; known are {string.Join(", ", names)}.", token.Text);
    }

    private ExpressionPart Call(ExpressionToken name)
    {
        if (ExpressionFunctions.Find(name.Text) is not { } function)
            throw new ExpressionFault(name.Column, $"There is no function '{name.Text}'; there are {string.Join(", ", ExpressionFunctions.Names)}.", name.Text);
        Require("(");
        var arguments = new List<Expression.Evaluation>();
        do
        {
            arguments.Add(Ternary().As(ExpressionType.Number));
        }
        while (arguments.Count <= function.Most && Take(","));
        Require(")");
        if (arguments.Count < function.Least || arguments.Count > function.Most)
            throw new ExpressionFault(name.Column, $"{name.Text} takes {Count(function)}, not {arguments.Count}.");

        var parts = arguments.ToArray();
        return new ExpressionPart(values => Run(function, parts, values), ExpressionType.Number, name.Column);
    }

    private static double Run(ExpressionFunctions.Function function, Expression.Evaluation[] parts, ReadOnlySpan<double> values)
    {
        Span<double> given = stackalloc double[ExpressionBounds.Arguments];
        for (var i = 0; i < parts.Length; i++)
            given[i] = parts[i](values);
        return function.Run(given[..parts.Length]);
    }

    private static string Count(ExpressionFunctions.Function function) =>
        function.Least == function.Most ? $"{function.Least} argument(s)" : $"{function.Least} to {function.Most} arguments";

    private static string Quoted(in ExpressionToken token) => token.Kind == ExpressionTokenKind.End ? token.Text : $"'{token.Text}'";

    private ExpressionToken Advance() => Present.Kind == ExpressionTokenKind.End ? Present : _tokens[_at++];

    private bool Take(string symbol)
    {
        if (Present.Kind != ExpressionTokenKind.Symbol || Present.Text != symbol)
            return false;
        _at++;
        return true;
    }

    private void Require(string symbol)
    {
        if (!Take(symbol))
            throw new ExpressionFault(Present.Column, $"'{symbol}' is expected, not {Quoted(Present)}.");
    }
}
