using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Expressions;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Tests.Unit.Control;

public sealed class ExpressionTests
{
    private static readonly string[] Names = ["value", "setpoint", "prom-a"];
    private static readonly double[] Values = [6, 2, 10];

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("7 % 4 - 1", 2)]
    [InlineData("value / setpoint + [prom-a]", 13)]
    [InlineData("value > 5 and not setpoint > 5 ? 1.5e1 : .5", 15)]
    [InlineData("value < 5 || setpoint == 2 ? 1 : 0", 1)]
    [InlineData("true ? false ? 1 : 2 : 3", 2)]
    [InlineData("max(1, value, [prom-a]) - min(4, 3)", 7)]
    [InlineData("clamp(value, 0, 5) + abs(-1) + round(2.5) + sign(-9)", 8)]
    public void Evaluate_Formula_GivesItsValue(string text, double expected) => Compile(text).Evaluate(Values).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData("", 1, "the end")]
    [InlineData("1 +", 4, "the end")]
    [InlineData("1 2", 3, "not expected")]
    [InlineData("valeu + 1", 1, "Nothing is named 'valeu'")]
    [InlineData("1 + sin(2)", 5, "no function 'sin'")]
    [InlineData("abs(1, 2)", 1, "1 argument")]
    [InlineData("(1", 3, "')' is expected")]
    [InlineData("value > 1", 1, "A number is needed")]
    [InlineData("1 ? 2 : 3", 1, "A condition is needed")]
    [InlineData("1 + (value > 1)", 6, "A number is needed")]
    [InlineData("1 $ 2", 3, "'$' has no meaning")]
    [InlineData("1e999", 1, "no number")]
    [InlineData("[prom-a", 1, "closing ]")]
    [InlineData("value > 1 ? 2 : value < 3", 17, "A number is needed")]
    public void Compile_Fault_SaysWhereAndWhat(string text, int column, string message)
    {
        var result = Expression.Compile(text, Names, ExpressionType.Number);

        result.Expression.ShouldBeNull();
        result.Error!.Message.ShouldContain(message);
        result.Error.Column.ShouldBe(column);
    }

    [Theory]
    [InlineData(2049, "1", "characters")]
    [InlineData(600, "1+", "parts")]
    [InlineData(40, "(", "deep")]
    [InlineData(400, "-", "deep")]
    [InlineData(40, "1^", "deep")]
    [InlineData(40, "true?", "deep")]
    public void Compile_TooLarge_IsRefusedAndNeverOverflows(int times, string part, string bound)
    {
        var text = string.Concat(Enumerable.Repeat(part, times)) + "1";

        Expression.Compile(text, Names, ExpressionType.Number).Error!.Message.ShouldContain(bound);
    }

    [Fact]
    public void Compile_AnyText_NeverThrowsAndPointsIntoIt()
    {
        string[] words = ["1", "2.5", "value", "setpoint", "[prom-a]", "+", "-", "*", "/", "^", "(", ")", ",", "?", ":", "<", "==", "and", "not", "min", "abs", " ", "é", "\0", "["];
        Prop.ForAll(Gen.ListOf(Gen.Elements(words)).ToArbitrary(), list =>
        {
            var text = string.Concat(list);
            var result = Expression.Compile(text, Names, ExpressionType.Number);
            if (result.Error is { } error)
                error.Column.ShouldBeInRange(1, text.Length + 1);
            else
                new Measured(result.Expression!.Evaluate(Values), Quality.Good, Times.Start).ShouldSatisfyAllConditions(measured => measured.Value.ShouldBe(measured.Value));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Evaluate_OverMeasured_TakesTheWorstQualityAndOldestTimeOfWhatItNames()
    {
        Measured[] values = [Times.Good(6, 9), Times.Good(2, 5).Degraded(Quality.Uncertain_SubNormal), Times.Missing()];

        Compile("value + setpoint").Evaluate(values, Times.At(20)).ShouldBe(new Measured(8, Quality.Uncertain_SubNormal, Times.At(5)));
        Compile("value + [prom-a]").Evaluate(values, Times.At(20)).ShouldBe(Times.Missing());
        Compile("42").Evaluate(values, Times.At(20)).ShouldBe(Times.Good(42, 20));
    }

    [Theory]
    [InlineData("1 / (value - 6)")]
    [InlineData("sqrt(-1)")]
    [InlineData("exp(9999)")]
    [InlineData("0 / (value - 6)")]
    public void Evaluate_WithoutAFiniteResult_IsBadAndNotZero(string text) =>
        Compile(text).Evaluate([Times.Good(6), Times.Good(2), Times.Good(1)], Times.Start).ShouldBe(Times.Missing(why: Quality.Bad_SensorFailure));

    [Theory]
    [InlineData("value >= 0", 6.0, Quality.Good)]
    [InlineData("value < 0", null, Quality.Bad_SensorFailure)]
    [InlineData("value >= setpoint", 6.0, Quality.Uncertain_SubNormal)]
    [InlineData("value >= [prom-a]", null, Quality.Bad_NotConnected)]
    public void Validate_Condition_PassesOrRefusesTheInput(string text, double? expected, Quality quality)
    {
        Measured[] values = [Times.Good(6, 9), Times.Good(2, 5).Degraded(Quality.Uncertain_SubNormal), Times.Missing()];
        var condition = Expression.Compile(text, Names, ExpressionType.Condition).Expression!;

        FormulaStage.Validate(values, values[0], condition).ShouldBe(new Measured(expected, quality, Times.At(9)));
    }

    [Fact]
    public void Scale_Overflow_IsBad()
    {
        ScaleStage.Apply(Times.Good(20), new ScaleSettings(1.8, 32)).Value.ShouldBe(68);
        ScaleStage.Apply(Times.Good(1e300), new ScaleSettings(1e300)).Quality.ShouldBe(Quality.Bad_SensorFailure);
    }

    [Theory]
    [InlineData(-1.0, 0.0, Quality.Good_Clamped)]
    [InlineData(2.0, 20.0, Quality.Good)]
    [InlineData(3.0, 20.0, Quality.Good)]
    [InlineData(4.0, 60.0, Quality.Good)]
    [InlineData(5.0, 60.0, Quality.Good_Clamped)]
    public void Lookup_WithoutInterpolation_GivesThePointBelow(double input, double expected, Quality quality) =>
        LookupStage.Apply(Times.Good(input), new LookupSettings([new(0, 0), new(2, 20), new(4, 60)], interpolate: false))
            .ShouldBe(new Measured(expected, quality, Times.Start));

    private static Expression Compile(string text)
    {
        var result = Expression.Compile(text, Names, ExpressionType.Number);
        return result.Expression ?? throw new InvalidOperationException($"{result.Error!.Column}: {result.Error.Message}");
    }
}
