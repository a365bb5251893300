using OrleansHa.Samples.CpuGovernor;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Samples;

public class CpuMeterTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Add_SteadyUse_TellsPercentOfOneCoreOnceTheWindowIsHalfFull()
    {
        var meter = new CpuMeter(_time);
        var ticks = 1000;
        meter.Add(Stat(ticks)).ShouldBeNull();
        double? last = null;
        for (var i = 0; i < 15; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
            last = meter.Add(Stat(ticks += 8));
        }

        last.ShouldNotBeNull().ShouldBe(40, tolerance: 0.001);
    }

    [Fact]
    public void Add_ProcessIdGivenToAnotherProcess_SaysSo()
    {
        var meter = new CpuMeter(_time);
        meter.Add(Stat(1000));
        Should.Throw<IOException>(() => meter.Add(Stat(5, startTime: 99)));
    }

    // Fields as in man 5 proc; the command holds a space and a parenthesis, as it may.
    private static string Stat(int ticks, int startTime = 7) =>
        $"42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 {ticks} 0 0 0 20 0 1 0 {startTime} 0 0\n";
}
