using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>Callers in tight loops inside a silo share it.</summary>
public sealed class FairnessTests
{
    private const int Callers = 100;

    // Some hundreds each: enough that one who only starts later does not show.
    private const int Calls = 60_000;

    [Fact]
    public async Task CallersInTightLoops_EachGetATenthOfTheMeanAtLeast()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next()));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var targets = Enumerable.Range(0, Callers).Select(caller => grains.GetGrain<IHelloGrain>($"fair-{caller}")).ToArray();
        await Task.WhenAll(targets.Select(target => target.Count().AsTask()));

        var counts = new int[Callers];
        var total = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref total) <= Calls)
            {
                await targets[caller].Count();
                counts[caller]++;
            }
        }))).WaitAsync(TimeSpan.FromMinutes(1));
        await host.StopAsync();
        counts.Min().ShouldBeGreaterThanOrEqualTo((int)counts.Average() / 10, string.Join(' ', counts.Order()));
    }
}
