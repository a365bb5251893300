using OrleansHa.Grains.Control;

namespace OrleansHa.Tests.Unit.Control;

public sealed class MeasuredTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Measured_NotAFiniteNumber_IsBadWithoutValue(double value)
    {
        var measured = Measured.Good(value, Times.Start);

        measured.Value.ShouldBeNull();
        measured.Quality.ShouldBe(Quality.Bad_SensorFailure);
    }

    [Fact]
    public void Measured_NullClaimedGood_IsBad() => new Measured(null, Quality.Good, Times.Start).Quality.ShouldBe(Quality.Bad_SensorFailure);

    [Fact]
    public void Measured_ValueClaimedBad_LosesTheValue() => new Measured(5, Quality.Bad_NotConnected, Times.Start).Value.ShouldBeNull();

    [Fact]
    public void Measured_Default_WaitsForInitialData() => default(Measured).Quality.ShouldBe(Quality.Bad_WaitingForInitialData);

    [Fact]
    public void Degraded_NeverImproves()
    {
        foreach (var had in Enum.GetValues<Quality>())
        {
            foreach (var wanted in Enum.GetValues<Quality>())
            {
                var measured = new Measured(1, had, Times.Start).Degraded(wanted);
                ((int)measured.Quality).ShouldBeGreaterThanOrEqualTo((int)had, $"{had} degraded to {wanted} became {measured.Quality}");
                (measured.Value is null).ShouldBe(measured.Quality.IsBad());
            }
        }
    }

    [Fact]
    public void Quality_Classes_AreDisjointAndFollowTheirNames()
    {
        foreach (var quality in Enum.GetValues<Quality>())
        {
            var name = quality.ToString();
            quality.IsGood().ShouldBe(name.StartsWith("Good", StringComparison.Ordinal), name);
            quality.IsUncertain().ShouldBe(name.StartsWith("Uncertain", StringComparison.Ordinal), name);
            quality.IsBad().ShouldBe(name.StartsWith("Bad", StringComparison.Ordinal), name);
        }
    }

    [Theory]
    [InlineData(Quality.Good, Quality.Uncertain_SubNormal, Quality.Uncertain_SubNormal)]
    [InlineData(Quality.Bad, Quality.Uncertain_SubNormal, Quality.Bad)]
    [InlineData(Quality.Good, Quality.Good_Clamped, Quality.Good_Clamped)]
    public void Worst_OfTwo_IsTheWorseInEitherOrder(Quality left, Quality right, Quality worst)
    {
        QualityOrder.Worst(left, right).ShouldBe(worst);
        QualityOrder.Worst(right, left).ShouldBe(worst);
    }

    [Fact]
    public void IsAtLeast_ComparesClassesOnly()
    {
        Quality.Good_LocalOverride.IsAtLeast(Quality.Good).ShouldBeTrue();
        Quality.Uncertain_EngineeringUnitsExceeded.IsAtLeast(Quality.Uncertain).ShouldBeTrue();
        Quality.Uncertain.IsAtLeast(Quality.Good).ShouldBeFalse();
        Quality.Bad.IsAtLeast(Quality.Uncertain).ShouldBeFalse();
    }
}
