using OrleansHa.Grains.Control.Expressions;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="FormulaController"/>.</summary>
public sealed record FormulaSettings
{
    /// <param name="formula">Gives a number.</param>
    /// <param name="output">Bounds on the output.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public FormulaSettings(Expression formula, OutputLimits output, TimeSpan period, Quality minQuality = Quality.Uncertain)
    {
        if (formula.Type != ExpressionType.Number)
            throw new ArgumentException("The formula has to give a number.", nameof(formula));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        (Formula, Output, Period, MinQuality) = (formula, output, period, minQuality);
    }

    public Expression Formula { get; }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public Quality MinQuality { get; }
}
