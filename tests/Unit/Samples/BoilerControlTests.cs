using System.Globalization;
using System.Text.RegularExpressions;
using OrleansHa.Samples.Boiler;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Samples;

/// <summary>Shows that the boiler can be held with the gains of its loop.yaml, by a plain PI of this test's own.</summary>
public class BoilerControlTests
{
    private const double SetPoint = 70;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Boiler_FromColdWithTheSamplesGains_SettlesWithinAMinuteWithoutBigOvershoot(int seed)
    {
        var (kp, ki) = Gains();
        var trace = Simulate(kp, ki, seed, TimeSpan.FromMinutes(2));

        var settled = trace.FindLastIndex(t => Math.Abs(t - SetPoint) > 1) * Period;
        settled.ShouldBeLessThan(TimeSpan.FromSeconds(40));
        trace.Max().ShouldBeLessThan(SetPoint + 5);
        trace.TakeLast(60).Average().ShouldBe(SetPoint, tolerance: 0.3);
    }

    [Fact]
    public void Boiler_ValveWideOpen_GoesFarAboveTheSetPoint()
    {
        var model = new HeatingModel(new HeatingSettings());
        for (var i = 0; i < 2000; i++)
            model.Step(100);

        model.Temperature.ShouldBe(120, tolerance: 0.1);
    }

    [Fact]
    public void Boiler_WithinTheDeadTime_DoesNotMove()
    {
        var settings = new HeatingSettings();
        var model = new HeatingModel(settings);
        for (var i = 0; i < settings.DeadTime / HeatingModel.StepLength; i++)
            model.Step(100);
        model.Temperature.ShouldBe(settings.Ambient);

        model.Step(100);
        model.Temperature.ShouldBeGreaterThan(settings.Ambient);
    }

    [Fact]
    public void LiveBoiler_TimePassesWithTheValveOpen_HeatsByThatTime()
    {
        var time = new ManualTime();
        var boiler = new LiveBoiler(new HeatingModel(new HeatingSettings()), time);
        boiler.SetValve(50);

        time.Advance(TimeSpan.FromSeconds(13)); // one dead time and one time constant
        boiler.Temperature.ShouldBe(20 + 50 * (1 - Math.Exp(-1)), tolerance: 0.2);
        time.Advance(TimeSpan.FromDays(1));
        boiler.Temperature.ShouldBe(70, tolerance: 0.01);
    }

    private static (double Kp, double Ki) Gains()
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "samples", "boiler", "loop.yaml"));
        var match = Regex.Match(yaml, @"kp: ([\d.]+), ki: ([\d.]+)");
        match.Success.ShouldBeTrue("loop.yaml has no gains of that form");
        return (double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    // A PI with clamped integral, the sample's filter and rate limit; the sensors are the plant's own.
    private static List<double> Simulate(double kp, double ki, int seed, TimeSpan duration)
    {
        const double Alpha = 0.5;
        const double RatePerSecond = 20;
        var time = new ManualTime();
        var boiler = new LiveBoiler(new HeatingModel(new HeatingSettings()), time);
        var sensors = Enumerable.Range(0, 3).Select(n => new Sensor(boiler, time, seed * 10 + n)).ToList();
        var trace = new List<double>();
        double integral = 0, output = 0, smooth = 20;
        for (var step = 0; step < duration / Period; step++)
        {
            var median = sensors.Select(sensor => sensor.Read().Value!.Value).Order().ElementAt(1);
            smooth += Alpha * (median - smooth);
            var error = SetPoint - smooth;
            integral = Math.Clamp(integral + ki * error * Period.TotalSeconds, 0, 100 - Math.Clamp(kp * error, 0, 100));
            var wanted = Math.Clamp(kp * error + integral, 0, 100);
            output += Math.Clamp(wanted - output, -RatePerSecond * Period.TotalSeconds, RatePerSecond * Period.TotalSeconds);
            boiler.SetValve(output);
            time.Advance(Period);
            trace.Add(boiler.Temperature);
        }

        return trace;
    }
}
