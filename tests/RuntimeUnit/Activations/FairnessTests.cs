using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>Callers in tight loops inside a silo share it.</summary>
public sealed class FairnessTests
{
    private const int Callers = 100;

    // Two thousand each: a thread that loses its processor for a tenth of a second does not show.
    private const int Calls = 200_000;

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

        // Counted once all are under way: when the machine lets each of them begin is not the silo's to share.
        var counts = new int[Callers];
        int begun = 0, total = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            async () =>
            {
                Interlocked.Increment(ref begun);
                while (Volatile.Read(ref total) < Calls)
                {
                    await targets[caller].Count();
                    if (Volatile.Read(ref begun) < Callers) continue;
                    counts[caller]++;
                    Interlocked.Increment(ref total);
                }
            },
            CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default).Unwrap())).WaitAsync(TimeSpan.FromMinutes(2));
        await host.StopAsync();
        counts.Min().ShouldBeGreaterThanOrEqualTo((int)counts.Average() / 10, string.Join(' ', counts.Order()));
    }
}
