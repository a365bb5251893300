using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.RuntimeUnit.Directory;

/// <summary>Whole silos in this process, killed and added under load.</summary>
public sealed class ClusterChangeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Grains = 150;

    private readonly InProcessTestCluster _cluster = Build();
    private readonly HashSet<SiloAddress> _killed = [];

    public async Task InitializeAsync() => await _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Kill_OneOfThree_TheOthersActivationsGoOn()
    {
        var before = await CallAllAsync();
        var victim = _cluster.Silos[1];
        var survivors = before.Where(entry => !BeatingGrain.Book[entry.Value].Silo.Equals(victim.SiloAddress)).ToDictionary();
        survivors.Count.ShouldBeLessThan(Grains, "the silo that is killed has to host something");

        await KillAsync(victim);
        await KnownDeadAsync(victim);
        var beats = survivors.ToDictionary(entry => entry.Value, entry => BeatingGrain.Book[entry.Value].Beats);
        var after = await CallAllAsync();

        foreach (var (key, activation) in survivors)
        {
            after[key].ShouldBe(activation, $"{BeatingGrain.Book[activation]} was replaced by {BeatingGrain.Book[after[key]]}");
        }

        await Eventually.TrueAsync(() => beats.All(entry => BeatingGrain.Book[entry.Key].Beats > entry.Value));
        NobodyTwice();
    }

    [Fact]
    public async Task Kill_UnderCalls_EveryGrainAnswersAgainAndOnlyOnce()
    {
        await CallAllAsync();
        var victim = _cluster.Silos[2];
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Grains).Select(key => CallAgainAndAgainAsync(key, stop.Token)).ToArray();

        var watch = Stopwatch.StartNew();
        await KillAsync(victim);
        await KnownDeadAsync(victim);
        output.WriteLine($"known dead after {watch.ElapsedMilliseconds} ms");
        await CallAllAsync();
        output.WriteLine($"all answered after {watch.ElapsedMilliseconds} ms");
        await stop.CancelAsync();
        var gaps = await Task.WhenAll(callers);

        output.WriteLine($"longest gap of a grain: median {gaps.Order().ElementAt(Grains / 2).TotalMilliseconds:0} ms, largest {gaps.Max().TotalMilliseconds:0} ms");
        NobodyTwice();
    }

    [Fact]
    public async Task Join_UnderCalls_KeepsEveryActivation()
    {
        var before = await CallAllAsync();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Grains).Select(key => CallAgainAndAgainAsync(key, stop.Token)).ToArray();

        await _cluster.StartAdditionalSiloAsync();
        await _cluster.WaitForLivenessToStabilizeAsync();
        var after = await CallAllAsync();
        await stop.CancelAsync();
        await Task.WhenAll(callers);

        after.ShouldBe(before, ignoreOrder: true);
        NobodyTwice();
    }

    [Fact]
    public async Task Stop_InOrderUnderCalls_FailsNoCallForLong()
    {
        await CallAllAsync();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Grains).Select(key => CallAgainAndAgainAsync(key, stop.Token)).ToArray();
        var leaving = _cluster.Silos[1];

        await _cluster.StopSiloAsync(leaving);
        await CallAllAsync();
        await stop.CancelAsync();
        await Task.WhenAll(callers);

        BeatingGrain.Book.Values.Where(life => life.Silo.Equals(leaving.SiloAddress)).ShouldAllBe(life => life.Ended != null);
        NobodyTwice();
    }

    private static InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton<PlacementStrategy, RandomPlacement>());
        return builder.Build();
    }

    private async Task KillAsync(InProcessSiloHandle silo)
    {
        _killed.Add(silo.SiloAddress);
        await _cluster.KillSiloAsync(silo);
    }

    private async Task KnownDeadAsync(InProcessSiloHandle victim)
    {
        foreach (var silo in _cluster.Silos.Where(silo => silo != victim))
        {
            var oracle = silo.ServiceProvider.GetRequiredService<ISiloStatusOracle>();
            await Eventually.TrueAsync(() => oracle.IsDeadSilo(victim.SiloAddress));
        }
    }

    /// <summary>Calls every grain until it answers.</summary>
    private async Task<Dictionary<int, Guid>> CallAllAsync()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Grains).Select(async key => (key, Activation: await Eventually.ValueAsync(() => TryCallAsync(key), answer => answer != null, TimeSpan.FromSeconds(20)))));
        return answers.ToDictionary(answer => answer.key, answer => answer.Activation!.Value);
    }

    private async Task<TimeSpan> CallAgainAndAgainAsync(int key, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var (last, longest) = (TimeSpan.Zero, TimeSpan.Zero);
        while (!stop.IsCancellationRequested)
        {
            if (await TryCallAsync(key) is null) continue;
            var gap = watch.Elapsed - last;
            if (gap > longest) longest = gap;
            last = watch.Elapsed;
        }

        return longest;
    }

    private async Task<Guid?> TryCallAsync(int key)
    {
        try
        {
            return await _cluster.Client.GetGrain<IBeatingGrain>(key).Which();
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            await Task.Yield();
            return null;
        }
    }

    private void NobodyTwice()
    {
        var cluster = _cluster.Options.ClusterId;
        var twice = BeatingGrain.Book.Values
            .Where(life => life.Cluster == cluster && life.Ended is null && !_killed.Contains(life.Silo))
            .GroupBy(life => life.Grain)
            .Where(lives => lives.Count() > 1)
            .Select(lives => string.Join(" and ", lives))
            .ToList();
        twice.ShouldBeEmpty();
    }
}
