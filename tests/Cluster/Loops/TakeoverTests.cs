using Microsoft.Extensions.DependencyInjection;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Loops go on elsewhere, and nobody has to call them for that.</summary>
[Trait("Promise", "P1")]
public sealed class TakeoverTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private const int Loops = 12;

    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(database.ConnectionString, 3);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task SiloKilled_ItsLoopsGoOnElsewhereWithoutACall()
    {
        var names = await ApplyAsync("killed");
        var victim = _cluster.OwnerOf(names[0])!;
        var lost = names.Where(name => _cluster.OwnerOf(name) == victim).ToList();

        await _cluster.KillAsync(victim);

        await EachRunsAsync(names);
        foreach (var name in lost)
            (await StatusAsync(name)).ShouldSatisfyAllConditions(s => s.Epoch.ShouldBeGreaterThan(1), s => s.Takeovers.ShouldBe(1));
    }

    [Fact]
    public async Task SiloStopped_ItsLoopsAreHandedOverBeforeItsEnd()
    {
        var names = await ApplyAsync("stopped");
        var leaver = _cluster.OwnerOf(names[0])!;

        await _cluster.StopAsync(leaver);

        // No waiting: the hand-over is part of the stop.
        foreach (var name in names)
            _cluster.OwnerOf(name).ShouldNotBeNull($"{name}\n{_cluster.Log}");
        await EachRunsAsync(names);
    }

    [Fact]
    public async Task ActivationEnded_ThoughTheLoopGoesOn_ComesBackByItself()
    {
        var name = (await ApplyAsync("ended"))[0];
        var silo = _cluster.OwnerOf(name)!;
        silo.Services.GetRequiredService<RunningLoops>().TryGet(name, out var context).ShouldBeTrue();

        context!.Deactivate(new DeactivationReason(DeactivationReasonCode.DirectoryFailure, "as after a directory's death"));

        await Eventually.ValueAsync(() => StatusAsync(name), status => status.Epoch == 2, describe: Describe);
        (await StatusAsync(name)).Takeovers.ShouldBe(0);
    }

    [Fact]
    public async Task EpochRaisedByAnother_TheOwnerCommitsNothingMoreAndStops()
    {
        var name = (await ApplyAsync("fenced"))[0];
        var owner = _cluster.OwnerOf(name)!;
        owner.Services.GetRequiredService<RunningLoops>().TryGet(name, out var context).ShouldBeTrue();
        var thief = (await owner.Services.GetRequiredService<ILoopStore>().RaiseEpochAsync(new LoopClaim(name, new LoopOwner("elsewhere", "thief", "z")))).ShouldNotBeNull();

        await context!.Deactivated.WaitAsync(Eventually.DefaultBound);

        // Nobody runs the thief's claim; the sweeper sees an owner that is no silo.
        var status = await Eventually.ValueAsync(() => StatusAsync(name), status => status.Epoch > thief.Epoch, describe: Describe);
        status.Seq.ShouldBeGreaterThanOrEqualTo(thief.Seq);
    }

    [Fact]
    public async Task EverySiloKilled_AcknowledgedSamplesAreThereAfterTheRestart()
    {
        var names = await ApplyAsync("blackout");
        var receipts = await Task.WhenAll(names.Select(name => Loop(name).OfferAsync(Sample("before", 77))));
        receipts.ShouldAllBe(result => result.Error == null && result.Receipts[0].Status == ReceiptStatus.Accepted);

        await Task.WhenAll(_cluster.Silos.ToList().Select(_cluster.KillAsync));
        await _cluster.AddAsync("a");
        await _cluster.AddAsync("b");

        await EachRunsAsync(names);
        foreach (var name in names)
        {
            (await StatusAsync(name)).Signals["level"].Value.ShouldBe(77);
            (await Loop(name).OfferAsync(Sample("before", 77))).Receipts[0].Status.ShouldBe(ReceiptStatus.Duplicate);
        }
    }

    private static SampleBatch Sample(string id, double value) => new()
    {
        Signal = "level",
        Samples = [new SignalSample { Id = id, Value = value, ObservedAt = DateTimeOffset.UtcNow }],
    };

    private IFeedbackLoopGrain Loop(string name) => _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);

    private async Task<LoopStatus> StatusAsync(string name) =>
        await Loop(name).StatusAsync() ?? throw new TimeoutException($"{name} does not run");

    private string Describe(LoopStatus status) => $"{status}\n{_cluster.Log}";

    private async Task<List<string>> ApplyAsync(string prefix)
    {
        var names = Enumerable.Range(0, Loops).Select(i => $"{prefix}-{i}").ToList();
        foreach (var name in names)
            (await Loop(name).ApplyAsync(Definitions.Pushed(name), null)).Outcome.ShouldBe(ApplyOutcome.Created);
        await EachRunsAsync(names);
        return names;
    }

    /// <summary>Asks the silos, not the loops: a call would activate them.</summary>
    private async Task EachRunsAsync(List<string> names)
    {
        await Eventually.TrueAsync(() => names.TrueForAll(name => _cluster.OwnerOf(name) is not null), TimeSpan.FromSeconds(20), () => _cluster.Log);
        foreach (var name in names)
        {
            var before = await StatusAsync(name);
            await Eventually.ValueAsync(() => StatusAsync(name), status => status.StepsTotal > before.StepsTotal, describe: Describe);
        }
    }
}
