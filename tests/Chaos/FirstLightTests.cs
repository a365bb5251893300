using System.Globalization;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos;

/// <summary>Each sample, from nothing: READY in time, then its loop holds its set-point.</summary>
public sealed class FirstLightTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("boiler", "boiler", 70, 2)]
    [InlineData("cpu-governor", "cpu-governor", 40, 6)]
    public async Task Sample_FromNothing_IsReadyAndHoldsItsSetPoint(string sample, string loop, double setPoint, double tolerance)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var cluster = await DevCluster.StartAsync(new DevClusterOptions { Sample = sample });
        var ready = watch.Elapsed;
        var errors = new Queue<double>();
        var held = await Eventually.ValueAsync(
            () => cluster.LoopAsync(loop),
            view =>
            {
                errors.Enqueue(Math.Abs((view.Value ?? double.PositiveInfinity) - setPoint));
                if (errors.Count > 200) errors.Dequeue();
                return errors.Count == 200 && errors.Average() < tolerance;
            },
            TimeSpan.FromSeconds(120), view => $"{view}; mean error of the last readings {errors.Average():0.0}", $"{loop} holds {setPoint}");
        var line = string.Create(CultureInfo.InvariantCulture, $"{sample}: READY after {ready.TotalSeconds:0.0} s, holds {setPoint} within {errors.Average():0.00} after {watch.Elapsed.TotalSeconds:0} s; {held}");
        output.WriteLine(line);
        Console.WriteLine(line);
        ready.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
