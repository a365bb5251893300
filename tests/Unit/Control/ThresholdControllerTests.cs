using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Tests.Unit.Control;

public sealed class ThresholdControllerTests
{
    private static readonly OutputLimits Limits = new(0, 100);
    private ThresholdState _state = new();
    private double _now;

    [Theory]
    [InlineData(59.9, 0)]
    [InlineData(60, 30)]
    [InlineData(79.9, 30)]
    [InlineData(80, 90)]
    [InlineData(1000, 90)]
    public void Threshold_Table_GivesTheHighestRowReached(double measurement, double output) =>
        Step(Table(0), measurement).ShouldBe(output);

    [Fact]
    public void Threshold_Hysteresis_IsLeftOnlyBelowIt()
    {
        var settings = Table(5);
        Step(settings, 81).ShouldBe(90);
        Step(settings, 76).ShouldBe(90);
        Step(settings, 74.9).ShouldBe(30);
        Step(settings, 79).ShouldBe(30);
        Step(settings, 54).ShouldBe(0);
    }

    [Fact]
    public void Threshold_TableShortenedByRedeploy_UsesARowThatExists()
    {
        Step(Table(5), 81).ShouldBe(90);

        Step(new ThresholdSettings(0, [new ThresholdRow(60, 30)], 5, Limits, TimeSpan.FromSeconds(1)), 81).ShouldBe(30);
    }

    [Fact]
    public void Threshold_Rate_IsObeyedOnTheWay()
    {
        var settings = new ThresholdSettings(0, [new ThresholdRow(60, 100)], 0, new OutputLimits(0, 100, 0, 600, 600), TimeSpan.FromSeconds(1));

        Step(settings, 70).ShouldBe(10);
        Step(settings, 70).ShouldBe(20);
        Step(settings, 50).ShouldBe(10);
    }

    [Fact]
    public void Threshold_Missing_HoldsTheOutput()
    {
        Step(Table(0), 70).ShouldBe(30);

        var input = new ControlInput(Times.Missing(2), Times.At(2));
        var (_, result) = ThresholdController.Step(_state, input, Table(0));

        result.Output.ShouldBe(30);
        result.Constraint.ShouldBe(OutputConstraint.Held);
    }

    [Fact]
    public void ThresholdSettings_ImpossibleTables_Throw()
    {
        Should.Throw<ArgumentException>(() => Rows());
        Should.Throw<ArgumentException>(() => Rows(new ThresholdRow(2, 1), new ThresholdRow(1, 1)));
        Should.Throw<ArgumentException>(() => Rows(new ThresholdRow(1, 101)));
        Should.Throw<ArgumentException>(() => Rows(new ThresholdRow(double.NaN, 1)));
    }

    private static ThresholdSettings Rows(params ThresholdRow[] rows) => new(0, [.. rows], 0, Limits, TimeSpan.FromSeconds(1));

    private static ThresholdSettings Table(double hysteresis) =>
        new(0, [new ThresholdRow(60, 30), new ThresholdRow(80, 90)], hysteresis, Limits, TimeSpan.FromSeconds(1));

    private double? Step(ThresholdSettings settings, double measurement)
    {
        var (state, result) = ThresholdController.Step(_state, new ControlInput(Times.Good(measurement, ++_now), Times.At(_now)), settings);
        _state = state;
        return result.Output;
    }
}
