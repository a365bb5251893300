using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Placement;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Store;

namespace OrleansHa.Silo.Hosting;

/// <summary>
/// Runs the way of a takeover once after the silo's start, with a loop that does not exist: code is compiled and connections
/// to PostgreSQL are open before they are needed in a hurry. Without it the first takeover of a silo took half a second longer.
/// </summary>
internal sealed class Rehearsal(
    LoopServices services, StandbyServiceClient standbys, IGrainFactory grains, ISiloPlace place, IOptions<LoopStoreOptions> options, ILogger<Rehearsal> logger) : BackgroundService
{
    // No loop can have this name, so nothing in the store is ever touched.
    private const string NoLoop = "~rehearsal";

    // Port 9 of this machine is refused at once, or swallows what it gets.
    private const string Definition = """
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: rehearsal }
        spec:
          mode: auto
          period: 1s
          signals:
            value:
              units: "1"
              range: [0, 1]
              selector: { type: median, quorum: 1 }
              sources: [ { name: push, push: {} } ]
          stages: [ { name: limit, type: clamp, min: 0, max: 1 } ]
          controller:
            type: pid
            setpoint: 0.5
            gains: { kp: 1, ki: 1, kd: 0 }
            action: reverse
            output: { min: 0, max: 1 }
          outputs:
            - name: nowhere
              http: { endpoints: [ { url: "http://127.0.0.1:9/" } ] }
              delivery: { ttl: 1s }
              onPartition: hold
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(OpenConnectionsAsync(), ActivateAsync(), StepAsync()).WaitAsync(TimeSpan.FromSeconds(20), stoppingToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            // The boundary of a rehearsal: only speed is lost.
            HostingLog.RehearsalFailed(logger, error);
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task OpenConnectionsAsync() => await Task.WhenAll(Enumerable.Range(1, options.Value.Committers)
        .Select(i => services.Store.CommitAsync(new LoopCommit(-i, 0, 0, [], [], []))));

    private async Task ActivateAsync()
    {
        var name = $"{NoLoop}-{place.Name}";
        var step = new StandbyStep
        {
            Loop = name,
            Id = -1,
            Epoch = 1,
            Seq = 1,
            Revision = 1,
            State = [],
            Outbox = [],
            Definition = new StandbyDefinition { Text = Definition, AppliedAt = services.Time.GetUtcNow(), Heirs = [place.Address] },
        };
        // As another silo would send it: what follows is a takeover from memory that finds no loop.
        await standbys.On(place.Address).FollowAsync(new StandbyBatch { From = place.Address, Steps = [step] }).ConfigureAwait(false);
        RequestContext.Set(IPlacementDirector.PlacementHintKey, place.Address);
        await grains.GetGrain<IFeedbackLoopGrain>(name).ResumeAsync().ConfigureAwait(false);
        await standbys.On(place.Address).FollowAsync(new StandbyBatch { From = place.Address, Drops = [new StandbyDrop(name, 1)] }).ConfigureAwait(false);
    }

    /// <summary>Three steps of a loop in memory, each with a sample and a decision.</summary>
    private async Task StepAsync()
    {
        // A loop lives on one scheduler, here one without a grain.
        var turns = new TaskFactory(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
        await await turns.StartNew(async () =>
        {
            using var meters = new MeterFactory();
            var apart = services with { Store = new AgreeableStore(), Journal = new AgreeableStore(), Feeds = new LoopFeeds(services.Time), Instruments = new LoopInstruments(meters), Logger = NullLogger<FeedbackLoopGrain>.Instance };
            var plan = LoopPlanner.Plan(LoopDefinitionParser.Parse(Definition).Definition!);
            var claimed = new ClaimedLoop
            {
                Id = -1,
                Epoch = 1,
                Seq = 0,
                Revision = 1,
                Definition = Definition,
                AppliedAt = services.Time.GetUtcNow(),
                State = [],
                FormerOwner = "",
                Outbox = [],
            };
            var runner = new LoopRunner(NoLoop, claimed, plan, apart, grains, _ => { });
            runner.Start([]);
            for (var i = 0; i < 3; i++)
            {
                var sample = new SignalSample { Id = $"{i}", Value = i / 4.0, ObservedAt = services.Time.GetUtcNow() };
                runner.Tick();
                await runner.OfferAsync(plan.Signals[0], "push", new SampleBatch { Signal = "value", Samples = [sample] });
                LoopStatusView.Make(runner, place, services.Time.GetUtcNow());
            }

            await runner.StopAsync(TimeSpan.FromSeconds(1));
        }).ConfigureAwait(false);
    }

    private sealed class AgreeableStore : ILoopStore, IStepJournal
    {
        public bool IsReachable => true;

        public Task<ClaimedLoop?> RaiseEpochAsync(LoopClaim claim) => Task.FromResult<ClaimedLoop?>(null);

        public Task<CommitOutcome> CommitAsync(LoopCommit commit) => Task.FromResult(CommitOutcome.Committed);

        public Task<long?> PutDefinitionAsync(DefinitionChange change) => Task.FromResult<long?>(null);

        public Task<bool> RemoveAsync(long id, long epoch) => Task.FromResult(false);

        public Task ReleaseAsync(long id, long epoch) => Task.CompletedTask;

        public Task<LoopHead?> ReadHeadAsync(long id) => Task.FromResult<LoopHead?>(null);

        public Task<bool> AppendAsync(JournalledSteps steps) => Task.FromResult(false);

        public void Forget(long id, long epoch)
        {
        }
    }

    /// <summary>Meters that nobody listens to.</summary>
    private sealed class MeterFactory : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new("rehearsal");

        public void Dispose()
        {
        }
    }
}
