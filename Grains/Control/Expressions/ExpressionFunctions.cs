using System.Collections.Frozen;

namespace OrleansHa.Grains.Control.Expressions;

/// <summary>The functions of an expression; all take and give numbers.</summary>
public static class ExpressionFunctions
{
    private static readonly FrozenDictionary<string, Function> Known = new Dictionary<string, Function>
    {
        ["abs"] = One(Math.Abs),
        ["sqrt"] = One(Math.Sqrt),
        ["exp"] = One(Math.Exp),
        ["ln"] = One(Math.Log),
        ["log10"] = One(Math.Log10),
        ["floor"] = One(Math.Floor),
        ["ceil"] = One(Math.Ceiling),
        ["round"] = One(value => Math.Round(value, MidpointRounding.AwayFromZero)),
        ["sign"] = One(value => double.IsNaN(value) ? value : Math.Sign(value)),
        ["pow"] = new(2, 2, arguments => Math.Pow(arguments[0], arguments[1])),
        ["clamp"] = new(3, 3, arguments => Math.Min(Math.Max(arguments[0], arguments[1]), arguments[2])),
        ["min"] = new(1, ExpressionBounds.Arguments, arguments => Fold(arguments, Math.Min)),
        ["max"] = new(1, ExpressionBounds.Arguments, arguments => Fold(arguments, Math.Max)),
    }.ToFrozenDictionary();

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    internal static Function? Find(string name) => Known.GetValueOrDefault(name);

    private static Function One(Func<double, double> run) => new(1, 1, arguments => run(arguments[0]));

    private static double Fold(ReadOnlySpan<double> arguments, Func<double, double, double> combine)
    {
        var result = arguments[0];
        foreach (var argument in arguments[1..])
            result = combine(result, argument);
        return result;
    }

    internal sealed record Function(int Least, int Most, Expression.Evaluation Run);
}
