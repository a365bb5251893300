using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

public sealed class ClusterTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = new InProcessTestClusterBuilder(3).Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Grain_CalledFromEverySiloAndAClient_HasOneActivation()
    {
        foreach (var silo in _cluster.Silos)
        {
            var grains = silo.ServiceProvider.GetRequiredService<IGrainFactory>();
            for (var i = 0; i < 10; i++) await grains.GetGrain<IHelloGrain>($"k{i}").Hello(silo.Name);
        }

        for (var i = 0; i < 10; i++)
        {
            (await _cluster.Client.GetGrain<IHelloGrain>($"k{i}").Hello("client")).ShouldBe($"Hello client from k{i}");
            (await _cluster.Client.GetGrain<IHelloGrain>($"k{i}").Count()).ShouldBe(4, _cluster.GetLog());
        }
    }

    [Fact]
    public async Task Grain_ThatLeavesAtEveryCall_AnswersEveryCaller()
    {
        // The queue behind each call moves to the next activation, which may be on another silo: 60 moves for the last one.
        var factories = _cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<IGrainFactory>()).Append(_cluster.Client).ToArray();
        var calls = Enumerable.Range(0, 60).Select(i => factories[i % factories.Length].GetGrain<IHelloGrain>("leaving").HelloAndLeave($"{i}"));
        var answers = await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(30));
        answers.ShouldBe(Enumerable.Range(0, 60).Select(i => $"Hello {i} from leaving"));
    }

    [Fact]
    public async Task Silo_StoppedUnderCalls_FailsNoneOfThem()
    {
        using var stopping = new CancellationTokenSource();
        var failures = new ConcurrentQueue<Exception>();
        var answered = 0;
        var callers = Enumerable.Range(0, 20).Select(CallAsync).ToArray();
        await Eventually.TrueAsync(() => Volatile.Read(ref answered) > 200);

        await _cluster.StopSiloAsync(_cluster.Silos[1]).WaitAsync(TimeSpan.FromSeconds(30));
        var before = Volatile.Read(ref answered);
        await Eventually.TrueAsync(() => Volatile.Read(ref answered) > before + 200);
        await stopping.CancelAsync();
        await Task.WhenAll(callers).WaitAsync(TimeSpan.FromSeconds(30));
        failures.ShouldBeEmpty();

        async Task CallAsync(int number)
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    await _cluster.Client.GetGrain<IHelloGrain>($"stop-{number}").Hello("x");
                    Interlocked.Increment(ref answered);
                }
                catch (Exception failure) when (failure is OrleansException or TimeoutException)
                {
                    failures.Enqueue(failure);
                }
            }
        }
    }

    [Fact]
    public async Task Silo_Killed_ItsGrainsAreBackElsewhereAndNothingOfItRuns()
    {
        var victim = _cluster.Silos[2];
        var grains = Enumerable.Range(0, 30).Select(i => _cluster.Client.GetGrain<IHelloGrain>($"kill-{i}")).ToArray();
        await Task.WhenAll(grains.Select(grain => grain.Hello("before")));
        await _cluster.KillSiloAsync(victim);
        victim.IsActive.ShouldBeFalse();

        foreach (var grain in grains)
        {
            // The first call after a death may fail; that it works again, and soon, is what counts.
            await Eventually.TrueAsync(async () => await HelloAsync(grain), TimeSpan.FromSeconds(20));
            _cluster.TryGetGrainContext(grain.GetGrainId(), out var context).ShouldBeTrue();
            context!.Address.SiloAddress.ShouldNotBe(victim.SiloAddress);
        }

        static async Task<bool> HelloAsync(IHelloGrain grain)
        {
            try
            {
                return await grain.Hello("after") is not null;
            }
            catch (OrleansException)
            {
                return false;
            }
        }
    }
}
