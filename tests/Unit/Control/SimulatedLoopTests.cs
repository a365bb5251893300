using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Tests.Unit.Control;

public sealed class SimulatedLoopTests
{
    private readonly int _seed = Environment.TickCount;

    [Fact]
    public void Loop_OneSensorFrozen_IsFoundAndTheTemperatureStays()
    {
        var loop = Settled();
        loop.Freeze(2);

        Run(loop, TimeSpan.FromMinutes(5), mostError: 1.5);

        loop.Selected!.Sources[2].Health.ShouldBe(SourceHealth.Stuck, Label);
        loop.Selected.Sources[2].Used.ShouldBeFalse(Label);
        loop.Selected.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal, Label);
    }

    [Fact]
    public void Loop_OneSensorFrozenFromTheStart_DoesNotHoldTheHeatingBack()
    {
        var loop = new SimulatedLoop(_seed);
        loop.Freeze(0);

        Run(loop, TimeSpan.FromMinutes(5), mostError: double.MaxValue);

        loop.Temperature.ShouldBe(SimulatedLoop.Setpoint, 1, Label);
    }

    [Fact]
    public void Loop_AllSensorsStop_HoldsTheOutputAndComesBackWithoutAJump()
    {
        var loop = Settled();
        for (var i = 0; i < 3; i++)
            loop.Stop(i);
        Run(loop, TimeSpan.FromMinutes(2), mostError: 5);
        loop.Selected!.Value.Value.ShouldBeNull(Label);

        for (var i = 0; i < 3; i++)
            loop.Repair(i);
        Run(loop, TimeSpan.FromMinutes(2), mostError: 5);

        loop.Selected!.Value.Quality.ShouldBe(Quality.Good, Label);
        loop.Temperature.ShouldBe(SimulatedLoop.Setpoint, 1, Label);
    }

    [Fact]
    public void Loop_TakenOverAtEveryStep_DecidesToTheBitAsWithout()
    {
        var alone = new SimulatedLoop(_seed);
        var handed = new SimulatedLoop(_seed);
        for (var i = 0; i < 600; i++)
        {
            handed.TakeOver(TimeSpan.Zero);
            handed.Step().ShouldBe(alone.Step(), $"step {i}, {Label}");
        }
    }

    [Fact]
    public void Loop_TakeoversWithGaps_NeverStepTheOutputAboveItsRate()
    {
        var loop = Settled();
        for (var i = 0; i < 20; i++)
        {
            loop.TakeOver(TimeSpan.FromSeconds(3));
            Run(loop, TimeSpan.FromSeconds(10), mostError: 5);
        }
    }

    private string Label => $"seed {_seed}";

    private SimulatedLoop Settled()
    {
        var loop = new SimulatedLoop(_seed);
        Run(loop, TimeSpan.FromMinutes(5), mostError: double.MaxValue);
        loop.Temperature.ShouldBe(SimulatedLoop.Setpoint, 1, Label);
        return loop;
    }

    private void Run(SimulatedLoop loop, TimeSpan time, double mostError)
    {
        var end = loop.Now + time;
        while (loop.Now < end)
        {
            var (before, last) = (loop.Memory.Pid.Output ?? 0, loop.Memory.Pid.At ?? loop.Now);
            var result = loop.Step();
            var allowed = SimulatedLoop.RatePerMinute * (loop.Now - last).TotalMinutes;
            Math.Abs((result.Output ?? 0) - before).ShouldBeLessThanOrEqualTo(Math.Max(allowed, SimulatedLoop.RatePerMinute * SimulatedLoop.Period.TotalMinutes) + 1e-9, Label);
            Math.Abs(loop.Temperature - SimulatedLoop.Setpoint).ShouldBeLessThanOrEqualTo(mostError, Label);
        }
    }
}
