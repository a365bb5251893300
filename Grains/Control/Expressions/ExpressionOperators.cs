namespace OrleansHa.Grains.Control.Expressions;

/// <summary>The operators with two sides: how tightly they bind, and what they do.</summary>
internal static class ExpressionOperators
{
    /// <summary>What a unary minus binds as: tighter than a product, looser than a power (−x^2 is −(x^2)).</summary>
    internal const int Unary = 6;

    /// <summary>0 for what is no operator.</summary>
    internal static int Strength(in ExpressionToken token) => token.Kind != ExpressionTokenKind.Symbol ? 0 : token.Text switch
    {
        "||" => 1,
        "&&" => 2,
        "==" or "!=" or "<" or "<=" or ">" or ">=" => 3,
        "+" or "-" => 4,
        "*" or "/" or "%" => 5,
        "^" => 7,
        _ => 0,
    };

    internal static ExpressionPart Join(string symbol, ExpressionPart left, ExpressionPart right)
    {
        var logical = symbol is "&&" or "||";
        var inputs = logical ? ExpressionType.Condition : ExpressionType.Number;
        var (a, b) = (left.As(inputs), right.As(inputs));
        return symbol switch
        {
            "&&" => Condition(values => a(values) != 0 && b(values) != 0, left.Column),
            "||" => Condition(values => a(values) != 0 || b(values) != 0, left.Column),
            "==" => Condition(values => a(values).Equals(b(values)), left.Column),
            "!=" => Condition(values => !a(values).Equals(b(values)), left.Column),
            "<" => Condition(values => a(values) < b(values), left.Column),
            "<=" => Condition(values => a(values) <= b(values), left.Column),
            ">" => Condition(values => a(values) > b(values), left.Column),
            ">=" => Condition(values => a(values) >= b(values), left.Column),
            _ => new ExpressionPart(Arithmetic(symbol, a, b), ExpressionType.Number, left.Column),
        };
    }

    private static Expression.Evaluation Arithmetic(string symbol, Expression.Evaluation a, Expression.Evaluation b) => symbol switch
    {
        "+" => values => a(values) + b(values),
        "-" => values => a(values) - b(values),
        "*" => values => a(values) * b(values),
        "/" => values => a(values) / b(values),
        "%" => values => a(values) % b(values),
        "^" => values => Math.Pow(a(values), b(values)),
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "Unknown operator."),
    };

    private static ExpressionPart Condition(Test test, int column) => new(values => test(values) ? 1 : 0, ExpressionType.Condition, column);

    private delegate bool Test(ReadOnlySpan<double> values);
}
