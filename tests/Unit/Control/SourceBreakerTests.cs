using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Tests.Unit.Control;

public sealed class SourceBreakerTests
{
    private static readonly BreakerSettings Settings = new(3, TimeSpan.FromSeconds(5));

    [Fact]
    public void Breaker_FailuresInARow_OpensForItsTimeThenLetsOneTryThrough()
    {
        var state = default(BreakerState);
        for (var second = 0; second < 3; second++)
        {
            SourceBreaker.Allows(state, Times.At(second), Settings).ShouldBeTrue();
            state = SourceBreaker.After(state, failed: true, Times.At(second), Settings);
        }

        SourceBreaker.Allows(state, Times.At(6.9), Settings).ShouldBeFalse();
        SourceBreaker.LeftAloneFor(state, Times.At(6), Settings).ShouldBe(TimeSpan.FromSeconds(1));
        SourceBreaker.Allows(state, Times.At(7), Settings).ShouldBeTrue();
        state = SourceBreaker.After(state, failed: true, Times.At(7), Settings);
        SourceBreaker.Allows(state, Times.At(11.9), Settings).ShouldBeFalse("one more failure opens it again");
        SourceBreaker.After(state, failed: false, Times.At(12), Settings).ShouldBe(default);
    }

    [Fact]
    public void Breaker_ClockGoesBack_IsNotOpenForLonger()
    {
        var state = SourceBreaker.After(new BreakerState(2, null), failed: true, Times.At(1000), Settings);

        SourceBreaker.Allows(state, Times.At(10), Settings).ShouldBeTrue();
    }

    [Fact]
    public void Breaker_AnyOutcomes_IsOpenExactlyAfterSoManyFailuresInARow()
    {
        Prop.ForAll((from limit in Gen.Choose(1, 6) from outcomes in Gen.NonEmptyListOf(Gen.Elements(true, false)) select (limit, outcomes)).ToArbitrary(), test =>
        {
            var settings = new BreakerSettings(test.limit, TimeSpan.FromSeconds(1));
            var (state, row) = (default(BreakerState), 0);
            for (var i = 0; i < test.outcomes.Count; i++)
            {
                // Each try comes after the time of an open one.
                var now = Times.At(i * 2);
                SourceBreaker.Allows(state, now, settings).ShouldBeTrue();
                row = test.outcomes[i] ? row + 1 : 0;
                state = SourceBreaker.After(state, test.outcomes[i], now, settings);
                SourceBreaker.Allows(state, now, settings).ShouldBe(row < test.limit);
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void BreakerSettings_OutsideTheirRange_Throw()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new BreakerSettings(0, TimeSpan.FromSeconds(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => new BreakerSettings(1, TimeSpan.Zero));
    }
}
