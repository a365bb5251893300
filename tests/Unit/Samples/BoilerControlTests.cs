using System.Globalization;
using System.Text.RegularExpressions;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Samples.Boiler;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Samples;

/// <summary>
/// Shows that the boiler can be held with the gains of its loop.yaml: by a plain PI of this test's own, which says that the
/// plant is controllable, and by the platform's controller, which says that the two fit together.
/// </summary>
public class BoilerControlTests
{
    private const double SetPoint = 70;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);
    private static readonly OutputLimits Limits = new(0, 100, ratePerMinuteUp: 1200, ratePerMinuteDown: 1200);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Boiler_FromColdWithAPlainPi_SettlesWithinAMinuteWithoutBigOvershoot(int seed)
    {
        var (kp, ki) = Gains();
        var pi = new PlainPi(kp, ki);
        Settles(Simulate((temperature, _) => pi.Step(temperature), seed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Boiler_FromColdWithThePlatformsController_SettlesWithinAMinuteWithoutBigOvershoot(int seed)
    {
        var (kp, ki) = Gains();
        var settings = new PidSettings(new PidGains(kp, ki, 0, ControlAction.Reverse), Limits, Period);
        var state = new PidState();
        Settles(Simulate(
            (temperature, now) =>
            {
                (state, var result) = PidController.Step(state, new ControlInput(Measured.Good(temperature, now), now, SetPoint), settings);
                return result.Output!.Value;
            },
            seed));
    }

    private static void Settles(List<double> trace)
    {
        var settled = trace.FindLastIndex(t => Math.Abs(t - SetPoint) > 1) * Period;
        settled.ShouldBeLessThan(TimeSpan.FromSeconds(40), $"highest {trace.Max():0.0}");
        trace.Max().ShouldBeLessThan(SetPoint + 5, $"settled after {settled.TotalSeconds:0} s");
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

    // The sample's filter, and what the pull and the delivery cost: the controller sees the period before.
    private static List<double> Simulate(Func<double, DateTimeOffset, double> controller, int seed)
    {
        const double Alpha = 0.5;
        var time = new ManualTime();
        var boiler = new LiveBoiler(new HeatingModel(new HeatingSettings()), time);
        var sensors = Enumerable.Range(0, 3).Select(n => new Sensor(boiler, time, seed * 10 + n)).ToList();
        var trace = new List<double>();
        double smooth = 20, seen = 20;
        for (var step = 0; step < TimeSpan.FromMinutes(2) / Period; step++)
        {
            smooth += Alpha * (seen - smooth);
            seen = sensors.Select(sensor => sensor.Read().Value!.Value).Order().ElementAt(1);
            boiler.SetValve(controller(smooth, time.GetUtcNow()));
            time.Advance(Period);
            trace.Add(boiler.Temperature);
        }

        return trace;
    }

    // The simplest thing that could work: a clamped integral and the sample's rate limit.
    private sealed class PlainPi(double kp, double ki)
    {
        private double _integral;
        private double _output;

        public double Step(double temperature)
        {
            var error = SetPoint - temperature;
            _integral = Math.Clamp(_integral + ki * error * Period.TotalSeconds, 0, 100 - Math.Clamp(kp * error, 0, 100));
            var wanted = Math.Clamp(kp * error + _integral, 0, 100);
            var fastest = Limits.RatePerMinuteUp!.Value * Period.TotalMinutes;
            return _output += Math.Clamp(wanted - _output, -fastest, fastest);
        }
    }
}
