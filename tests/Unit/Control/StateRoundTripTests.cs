using System.Text.Json;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>Every state goes through System.Text.Json and back to the bit, with and without content, and from an empty document.</summary>
public sealed class StateRoundTripTests
{
    private static readonly DateTimeOffset Odd = new(638_000_000_000_000_007, TimeSpan.FromHours(-3.5));

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(1.0 / 3)]
    public void Measured_RoundTrip_KeepsEveryBit(double value)
    {
        var back = Back(new Measured(value, Quality.Uncertain_SubNormal, Odd));

        BitConverter.DoubleToInt64Bits(back.Value!.Value).ShouldBe(BitConverter.DoubleToInt64Bits(value));
        back.Quality.ShouldBe(Quality.Uncertain_SubNormal);
        back.At.EqualsExact(Odd).ShouldBeTrue();
    }

    [Fact]
    public void Measured_Missing_RoundTrips() => Back(Measured.Missing(Quality.Bad_NoCommunication, Odd)).ShouldBe(Measured.Missing(Quality.Bad_NoCommunication, Odd));

    [Fact]
    public void States_RoundTrip_AreEqual()
    {
        var source = new SourceState { Newest = Measured.Good(0.3, Odd), IdenticalRun = 4, RepeatedValue = 0.3, RecentFailures = 5 };
        Back(source).ShouldBe(source);
        Back(new SourceState()).ShouldBe(new SourceState());

        var policy = new FailPolicyState { LastUsable = Measured.Good(0.3, Odd), BadSince = Odd };
        Back(policy).ShouldBe(policy);

        Back(new EwmaState { Average = 0.1 }).ShouldBe(new EwmaState { Average = 0.1 });

        var selector = new SelectorState { Tracks = [new SourceTrack("a", true, true, Odd), new SourceTrack("b", false, false, null)], Chosen = "a" };
        var back = Back(selector);
        back.Chosen.ShouldBe("a");
        back.Tracks.ShouldBe(selector.Tracks.AsEnumerable());
        Back(new SelectorState()).Tracks.ShouldBeEmpty();
    }

    [Fact]
    public void States_FromAnEmptyDocument_AreNew()
    {
        JsonSerializer.Deserialize<SelectorState>("{}")!.Tracks.IsDefault.ShouldBeFalse();
        JsonSerializer.Deserialize<SourceState>("{}").ShouldBe(new SourceState());
        JsonSerializer.Deserialize<FailPolicyState>("{}").ShouldBe(new FailPolicyState());
    }

    [Fact]
    public void Words_InJson_AreThePublishedOnes()
    {
        JsonSerializer.Serialize(SourceHealth.ErrorDense).ShouldBe("\"error_dense\"");
        JsonSerializer.Serialize(Quality.Uncertain_SubNormal).ShouldBe("\"Uncertain_SubNormal\"");
        foreach (var health in Enum.GetValues<SourceHealth>())
            JsonSerializer.Serialize(health).ShouldBe($"\"{health.Word()}\"");
    }

    private static T Back<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;
}
