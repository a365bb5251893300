using OrleansHa.Grains.Control.Expressions;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// The stages <c>expression</c> and <c>validate</c>. Both stand on every value that their formula names: the worst quality wins
/// and the oldest time counts. No state.
/// </summary>
public static class FormulaStage
{
    /// <summary>The formula's value.</summary>
    /// <param name="values">One per name of the formula.</param>
    /// <param name="input">The stage's own input, for the time of a constant.</param>
    /// <param name="formula">Gives a number.</param>
    public static Measured Compute(ReadOnlySpan<Measured> values, Measured input, Expression formula) => formula.Evaluate(values, input.At);

    /// <summary>The input while the condition holds, with the worst quality of what it names; otherwise Bad_SensorFailure.</summary>
    /// <param name="values">One per name of the condition.</param>
    /// <param name="input">What is passed on.</param>
    /// <param name="condition">Gives a condition.</param>
    public static Measured Validate(ReadOnlySpan<Measured> values, Measured input, Expression condition)
    {
        var verdict = condition.Evaluate(values, input.At);
        if (input.Value is null)
            return input;
        if (verdict.Value is not { } truth)
            return Measured.Missing(verdict.Quality, input.At);
        return truth is 0 ? Measured.Missing(Quality.Bad_SensorFailure, input.At) : input.Degraded(verdict.Quality);
    }
}
