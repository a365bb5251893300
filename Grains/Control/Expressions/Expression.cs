using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Expressions;

/// <summary>
/// A formula over named values, compiled once to closures. Numbers, <c>true</c>, <c>false</c>, names (<c>[a-b]</c> for one with
/// other characters than letters, digits and _), <c>+ - * / % ^</c>, <c>== != &lt; &lt;= &gt; &gt;=</c>, <c>and or not</c>
/// (<c>&amp;&amp; || !</c>), <c>condition ? a : b</c>, and the functions of <see cref="ExpressionFunctions"/>. It sees nothing
/// but its values, has no loops, and its size is bounded by <see cref="ExpressionBounds"/>.
/// </summary>
public sealed class Expression
{
    private readonly Evaluation _run;

    internal Expression(Evaluation run, ExpressionType type, ImmutableArray<int> uses)
    {
        _run = run;
        Type = type;
        Uses = uses;
    }

    internal delegate double Evaluation(ReadOnlySpan<double> values);

    public ExpressionType Type { get; }

    /// <summary>The places of the names that occur in it, rising.</summary>
    public ImmutableArray<int> Uses { get; }

    /// <param name="text">The formula.</param>
    /// <param name="names">What it may name; the values are given in this order.</param>
    /// <param name="type">What it has to give.</param>
    public static ExpressionResult Compile(string text, IReadOnlyList<string> names, ExpressionType type)
    {
        try
        {
            return new ExpressionResult(new ExpressionParser(text, names).Parse(type), null);
        }
        catch (ExpressionFault fault)
        {
            return new ExpressionResult(null, fault.Error);
        }
    }

    /// <param name="values">One per name, finite for those in <see cref="Uses"/>.</param>
    /// <returns>Not finite when the formula has no value there (a division by zero, a root of a negative number, an overflow).</returns>
    public double Evaluate(ReadOnlySpan<double> values) => _run(values);

    /// <summary>
    /// Over measured values: without one of those it names the result is Bad, its quality is the worst of theirs and its time
    /// the oldest of theirs; not a finite number is Bad_SensorFailure.
    /// </summary>
    /// <param name="values">One per name.</param>
    /// <param name="at">The time of a result that names nothing.</param>
    public Measured Evaluate(ReadOnlySpan<Measured> values, DateTimeOffset at)
    {
        Span<double> numbers = values.Length <= 64 ? stackalloc double[values.Length] : new double[values.Length];
        numbers.Clear();
        var quality = Quality.Good;
        for (var i = 0; i < Uses.Length; i++)
        {
            ref readonly var value = ref values[Uses[i]];
            quality = QualityOrder.Worst(quality, value.Quality);
            at = i == 0 || value.At < at ? value.At : at;
            numbers[Uses[i]] = value.Value ?? 0;
        }

        return quality.IsBad() ? Measured.Missing(quality, at) : new Measured(_run(numbers), quality, at);
    }
}
