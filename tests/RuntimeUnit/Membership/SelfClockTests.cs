using Orleans.Runtime.MembershipService;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>Local health: what a silo that runs late holds against the others, which is less.</summary>
public sealed class SelfClockTests
{
    private static readonly TimeSpan TickPeriod = TimeSpan.FromMilliseconds(60);

    private readonly ManualTime _time = new();
    private readonly SelfClock _clock;

    public SelfClockTests() => _clock = new SelfClock(_time, TickPeriod);

    [Fact]
    public void Tick_InTime_CountsWhatPassed()
    {
        Pass(TickPeriod).ShouldBe((TickPeriod, TickPeriod));
        _clock.Lateness.ShouldBe(TimeSpan.Zero);
        _clock.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void Tick_AfterAPause_CountsTwoTicksOfSilenceAtMost()
    {
        var pause = TimeSpan.FromSeconds(5);

        Pass(pause).ShouldBe((TickPeriod * 2, pause));
        _clock.Lateness.ShouldBe(pause - TickPeriod);
    }

    [Fact]
    public void IsHealthy_WhileItRunsLate_IsFalseUntilThatHasFaded()
    {
        Pass(TickPeriod * 6);
        _clock.IsHealthy.ShouldBeFalse("it may not speak as a witness");

        for (var i = 0; i < 20; i++) Pass(TickPeriod);
        _clock.IsHealthy.ShouldBeTrue();
    }

    private (TimeSpan Counted, TimeSpan Passed) Pass(TimeSpan time)
    {
        _time.Advance(time);
        return _clock.Tick();
    }
}
