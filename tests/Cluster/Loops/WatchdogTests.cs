using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Outputs;
using OrleansHa.Silo.Watch;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Loops that stop by themselves are found and brought back from outside.</summary>
public sealed class WatchdogTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private readonly BlockingTransports _transports = new();
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(database.ConnectionString, 2, services =>
    {
        services.AddSingleton<IOutputTransportFactory>(_transports);
        services.Configure<WatchOptions>(options =>
        {
            options.EndBound = TimeSpan.FromSeconds(1);
            options.FirstBackoff = TimeSpan.FromSeconds(1);
            options.PeersEvery = TimeSpan.FromMilliseconds(500);
            options.PeersFloor = TimeSpan.FromSeconds(2);
        });
    });

    public async Task DisposeAsync()
    {
        _transports.Release();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task TimersLost_TheLoopIsEndedAndResumed()
    {
        var loop = await ApplyAsync("without-timer");
        var before = await RunsAsync(loop, _ => true);
        var owner = _cluster.OwnerOf("without-timer")!;
        owner.Services.GetRequiredService<RunningLoops>().TryGet("without-timer", out var context).ShouldBeTrue();

        var timer = typeof(FeedbackLoopGrain).GetField("_timer", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(context!.GrainInstance);
        ((IDisposable)timer!).Dispose();

        await RunsAsync(loop, status => status.Epoch > before.Epoch && status.StepsTotal > before.StepsTotal);
        _cluster.Log.ShouldContain("LoopStuck: without-timer");
    }

    [Fact]
    public async Task TurnHangs_TheActivationIsAbandonedAndTheLoopRunsOn()
    {
        var loop = await ApplyAsync("hanging");
        var before = await RunsAsync(loop, status => status.Outputs["valve"].Delivered > 0);
        var hung = _cluster.OwnerOf("hanging");

        _transports.BlockNext();
        // Its receipt may be behind the turn that hangs.
        var offered = loop.OfferAsync(Sample("over", 90));

        await Eventually.TrueAsync(() => _transports.IsBlocking, orElse: () => _cluster.Log);
        // Asking the silos, not the loop: a call would wait behind the turn that hangs.
        await Eventually.TrueAsync(() => _cluster.Log.Contains("The activation of stuck loop hanging did not end", StringComparison.Ordinal), orElse: () => _cluster.Log);
        var after = await RunsAsync(loop, status => status.Epoch > before.Epoch && status.Output == 100 && status.Signals.ContainsKey("level"));
        after.Signals["level"].Value.ShouldBe(90);

        _transports.Release();
        await Eventually.TrueAsync(() => offered.IsCompleted, TimeSpan.FromSeconds(35));
        // What hung finds itself fenced; the loop stays with its new owner.
        await Eventually.ValueAsync(() => loop.StatusAsync(), status => status!.StepsTotal > after.StepsTotal + 10, describe: Describe);
        (await loop.StatusAsync())!.Epoch.ShouldBe(after.Epoch);
        hung.ShouldNotBeNull();
    }

    [Fact]
    public async Task SilosOwnWatchdogGone_AnotherSiloFindsTheLoopAndHasItHelped()
    {
        var loop = await ApplyAsync("watched-twice");
        var before = await RunsAsync(loop, _ => true);
        var owner = _cluster.OwnerOf("watched-twice")!;
        await owner.Services.GetRequiredService<LoopWatchdog>().StopAsync(CancellationToken.None);
        owner.Services.GetRequiredService<RunningLoops>().TryGet("watched-twice", out var context).ShouldBeTrue();

        var timer = typeof(FeedbackLoopGrain).GetField("_timer", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(context!.GrainInstance);
        ((IDisposable)timer!).Dispose();

        await Eventually.ValueAsync(() => loop.StatusAsync(), status => status!.Epoch > before.Epoch, TimeSpan.FromSeconds(25), Describe);
        await Eventually.TrueAsync(() => _cluster.Log.Contains("That silo says: it is stuck, and is resumed", StringComparison.Ordinal), orElse: () => _cluster.Log);
    }

    private static SampleBatch Sample(string id, double value) => new()
    {
        Signal = "level",
        Samples = [new SignalSample { Id = id, Value = value, ObservedAt = DateTimeOffset.UtcNow }],
    };

    private async Task<IFeedbackLoopGrain> ApplyAsync(string name)
    {
        var text = Definitions.Pushed(name).Replace("outputs: []", """
            outputs:
                - name: valve
                  http: { method: POST, endpoints: [ { url: "http://127.0.0.1:9/" } ] }
                  onPartition: hold
            """, StringComparison.Ordinal);
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
        var applied = await loop.ApplyAsync(text, null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
        (await loop.OfferAsync(Sample("first", 20))).Error.ShouldBeNull();
        return loop;
    }

    private async Task<LoopStatus> RunsAsync(IFeedbackLoopGrain loop, Func<LoopStatus, bool> wanted) =>
        (await Eventually.ValueAsync(() => loop.StatusAsync(), status => status is { StepsTotal: > 2 } && wanted(status), TimeSpan.FromSeconds(15), Describe))!;

    private string Describe(LoopStatus? status) => $"{status}\n{_cluster.Log}";

    /// <summary>Endpoints that take everything, until one blocks the thread that calls it.</summary>
    private sealed class BlockingTransports : IOutputTransportFactory
    {
        private volatile bool _released = true;
        private volatile bool _next;

        public bool IsBlocking { get; private set; }

        public void BlockNext()
        {
            _released = false;
            _next = true;
        }

        public void Release() => _released = true;

        public IOutputTransport Create(string loop, OutputDefinition output) => new Transport(this);

        private void Pass()
        {
            if (!_next)
                return;
            _next = false;
            IsBlocking = true;
            SpinWait.SpinUntil(() => _released, TimeSpan.FromSeconds(30));
            IsBlocking = false;
        }

        private sealed class Transport(BlockingTransports owner) : IOutputTransport
        {
            public string Breaker => "closed";

            public string? LastError => null;

            public Task<SendResult> SendAsync(OutputMessage message, CancellationToken giveUp)
            {
                owner.Pass();
                return Task.FromResult(new SendResult(SendResultKind.Delivered));
            }

            public void Dispose()
            {
            }
        }
    }
}
