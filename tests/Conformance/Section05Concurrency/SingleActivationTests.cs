using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans.Placement;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section05Concurrency;

/// <summary>orleans-api.md §5 and design §4: one activation per grain, also while silos die.</summary>
public sealed class SingleActivationTests
{
    private const int Grains = 150;

    [Fact]
    public async Task Callers_OfAllSilosAtOnce_ReachOneActivation()
    {
        await using var cluster = await StartAsync();
        var prefix = Keys.New();
        var calls = Enumerable.Range(0, Grains).SelectMany(number => Factories(cluster).Select(factory => factory.GetGrain<ILone>($"{prefix}-{number}").ReportAsync()));
        var reports = await Task.WhenAll(calls).WaitAsync(Bounds.Cluster);

        foreach (var grain in reports.GroupBy(report => report.Key))
            grain.Select(report => report.Activation).Distinct().Count().ShouldBe(1, $"{grain.Key} answered from {string.Join(", ", grain.Select(report => report.Silo))}");
        reports.Select(report => report.Silo).Distinct().Count().ShouldBe(3, "the grains are spread");
    }

    [Fact]
    public async Task AfterAKill_EveryGrain_HasOneActivationOnTheSurvivors()
    {
        await using var cluster = await StartAsync();
        var prefix = Keys.New();
        await CallAllAsync(Factories(cluster), prefix);
        var killed = cluster.Silos[2];
        var survivors = Factories(cluster, except: killed);
        var dead = killed.SiloAddress.ToParsableString();

        await cluster.KillSiloAsync(killed);
        // Everybody calls everything at once, while membership and directory still find out.
        var reports = await CallAllAsync(survivors, prefix);
        var again = await CallAllAsync(survivors, prefix);

        again.ShouldAllBe(report => report.Silo != dead);
        foreach (var grain in again.GroupBy(report => report.Key))
            grain.Select(report => report.Activation).Distinct().Count().ShouldBe(1, $"{grain.Key} answered from {string.Join(", ", grain.Select(report => report.Silo))}");

        // What the callers saw may hide a second activation that nobody calls: ask the grains' own book.
        foreach (var key in reports.Select(report => report.Key).Distinct())
        {
            await Eventually.TrueAsync(() => LoneGrain.Alive(key, except: dead).Length <= 1, Bounds.Cluster,
                () => $"{key} is alive as {string.Join(" and ", LoneGrain.Alive(key, except: dead))}", "at most one live activation on live silos");
        }
    }

    [Fact]
    public async Task WhileSilosComeAndGo_EveryGrain_HasOneActivation()
    {
        await using var cluster = await StartAsync();
        var prefix = Keys.New();
        await CallAllAsync(Factories(cluster), prefix);
        var leaving = cluster.Silos[1];
        var staying = Factories(cluster, except: leaving);
        var gone = leaving.SiloAddress.ToParsableString();

        var change = ComeAndGoAsync();
        while (!change.IsCompleted)
            await CallAllAsync(staying, prefix);
        await change;

        var reports = await CallAllAsync(Factories(cluster), prefix);
        reports.ShouldAllBe(report => report.Silo != gone);
        foreach (var grain in reports.GroupBy(report => report.Key))
            grain.Select(report => report.Activation).Distinct().Count().ShouldBe(1, $"{grain.Key} answered from {string.Join(", ", grain.Select(report => report.Silo))}");
        foreach (var key in reports.Select(report => report.Key).Distinct())
        {
            await Eventually.TrueAsync(() => LoneGrain.Alive(key, except: gone).Length <= 1, Bounds.Cluster,
                () => $"{key} is alive as {string.Join(" and ", LoneGrain.Alive(key, except: gone))}", "at most one live activation on live silos");
        }

        async Task ComeAndGoAsync()
        {
            await cluster.StartAdditionalSiloAsync();
            await cluster.StopSiloAsync(leaving);
            await cluster.StartAdditionalSiloAsync();
        }
    }

    [Fact]
    public async Task AfterAKill_TimersOfTheSurvivors_ResumeWithinASecond()
    {
        await using var cluster = await StartAsync();
        var prefix = Keys.New();
        var before = await CallAllAsync(Factories(cluster), prefix);
        var killed = cluster.Silos[2];
        var callers = Factories(cluster, except: killed);
        var survivors = before.Where(report => report.Silo != killed.SiloAddress.ToParsableString()).Select(report => report.Key).Distinct().ToArray();
        await Eventually.TrueAsync(() => survivors.All(key => LoneGrain.LastTick(key) is not null), Bounds.Event);

        using var yardstick = new GapMeter();
        var killedAt = Stopwatch.GetTimestamp();
        var kill = cluster.KillSiloAsync(killed);
        // Applications call their grains; an engine may need that to bring back what it deactivated.
        await Eventually.TrueAsync(async () =>
        {
            await CallAllAsync(callers, prefix);
            return Stopwatch.GetElapsedTime(killedAt) > TimeSpan.FromSeconds(3);
        });
        await kill;

        var slowest = survivors.Select(key => (key, gap: LoneGrain.LongestGap(key, since: killedAt))).MaxBy(found => found.gap);
        var allowed = TimeSpan.FromSeconds(1) + yardstick.Longest;
        slowest.gap.ShouldBeLessThan(allowed, $"{slowest.key} of {survivors.Length}; a bare timer of this process paused {yardstick.Longest.TotalMilliseconds:0} ms");
    }

    private static async Task<InProcessTestCluster> StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) => CommonSilo.Configure(silo));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    /// <summary>The hosted clients of the silos and the client outside.</summary>
    private static IGrainFactory[] Factories(InProcessTestCluster cluster, InProcessSiloHandle? except = null) =>
        [.. cluster.Silos.Where(silo => silo != except).Select(silo => silo.ServiceProvider.GetRequiredService<IGrainFactory>()), cluster.Client];

    private static Task<LoneReport[]> CallAllAsync(IGrainFactory[] factories, string prefix) =>
        Task.WhenAll(Enumerable.Range(0, Grains).SelectMany(number => factories.Select(factory =>
            Patiently.CallAsync(() => factory.GetGrain<ILone>($"{prefix}-{number}").ReportAsync())))).WaitAsync(Bounds.Cluster);

    /// <summary>The longest time a timer of this process was late: how much the machine, not the engine, paused.</summary>
    private sealed class GapMeter : IDisposable
    {
        private readonly Timer _timer;
        private long _last = Stopwatch.GetTimestamp();
        private long _longest;

        public GapMeter() => _timer = new Timer(_ => Tick(), null, LoneGrain.Period, LoneGrain.Period);

        public TimeSpan Longest => TimeSpan.FromTicks(Volatile.Read(ref _longest));

        public void Dispose() => _timer.Dispose();

        private void Tick()
        {
            var now = Stopwatch.GetTimestamp();
            var gap = Stopwatch.GetElapsedTime(Interlocked.Exchange(ref _last, now), now).Ticks;
            if (gap > Volatile.Read(ref _longest))
                Volatile.Write(ref _longest, gap);
        }
    }
}

public interface ILone : IGrainWithStringKey
{
    [ResponseTimeout("00:00:05")]
    Task<LoneReport> ReportAsync();
}

[GenerateSerializer]
public sealed record LoneReport(string Key, string Activation, string Silo);

/// <summary>Ticks, and keeps book of its activations for the test that runs in the same process.</summary>
[RandomPlacement]
public sealed class LoneGrain : Grain, ILone
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, string>> Book = new();
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<long>> Ticks = new();

    private string Key => this.GetPrimaryKeyString();

    private string Activation => GrainContext.ActivationId.ToParsableString();

    /// <summary>Activations of the grain that were activated and not deactivated, on other silos than <paramref name="except"/>.</summary>
    public static string[] Alive(string key, string except) =>
        Book.TryGetValue(key, out var activations) ? [.. activations.Where(entry => entry.Value != except).Select(entry => $"{entry.Key} on {entry.Value}")] : [];

    public static long? LastTick(string key) => Ticks.TryGetValue(key, out var ticks) ? ticks.LastOrDefault() : null;

    public static TimeSpan LongestGap(string key, long since)
    {
        var times = Ticks[key].Where(tick => tick > since).Prepend(since).Append(Stopwatch.GetTimestamp()).ToArray();
        return times.Zip(times.Skip(1), (one, next) => Stopwatch.GetElapsedTime(one, next)).Max();
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Book.GetOrAdd(Key, _ => new())[Activation] = GrainContext.Address.SiloAddress!.ToParsableString();
        this.RegisterGrainTimer(
            () =>
            {
                Ticks.GetOrAdd(Key, _ => new()).Enqueue(Stopwatch.GetTimestamp());
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Period, Period) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Book.GetOrAdd(Key, _ => new()).TryRemove(Activation, out _);
        return Task.CompletedTask;
    }

    public Task<LoneReport> ReportAsync() => Task.FromResult(new LoneReport(Key, Activation, GrainContext.Address.SiloAddress!.ToParsableString()));
}
