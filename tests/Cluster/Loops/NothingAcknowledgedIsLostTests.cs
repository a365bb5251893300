using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>P2: what a receipt said is stored is in the state of whoever owns the loop afterwards, whatever was killed.</summary>
[Trait("Promise", "P2")]
public sealed class NothingAcknowledgedIsLostTests : IAsyncLifetime
{
    private static readonly string[] Loops = ["strong", "eventual", "going-on"];

    private ScratchPostgres _server = null!;
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _server = await ScratchPostgres.StartAsync();
        _cluster = await LoopCluster.StartAsync(await _server.CreateSchemaDatabaseAsync(), 3);
        await ApplyAsync("strong", "");
        await ApplyAsync("eventual", "consistency: { state: eventual, maxLag: 500ms }");
        await ApplyAsync("going-on", "onStoreLoss: continue");
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task OwnersKilled_EveryAcknowledgedSampleIsKnownToTheNext()
    {
        await using var samples = AcknowledgedSamples.Send(_cluster, Loops);
        foreach (var name in Loops)
        {
            await samples.MoreAsync(5);
            // Not the first silo: the senders call through it.
            if (_cluster.OwnerOf(name) is { } owner && owner != _cluster.Silos[0])
            {
                await _cluster.KillAsync(owner);
                await _cluster.AddAsync($"{name[0]}");
            }
        }

        await samples.MoreAsync(5);
        await samples.EachIsKnownAsync();
    }

    [Fact]
    public async Task StoreKilledAndBack_EveryAcknowledgedSampleIsKnown()
    {
        await using var samples = AcknowledgedSamples.Send(_cluster, Loops);
        for (var round = 0; round < 2; round++)
        {
            await samples.MoreAsync(5);
            await _server.KillAsync();
            await Eventually.ValueAsync(
                () => _cluster.Grains.GetGrain<IFeedbackLoopGrain>("going-on").StatusAsync(), status => status is { Commit.Store: "journal" }, describe: _ => _cluster.Log);
            await _server.StartAgainAsync();
        }

        await samples.MoreAsync(5);
        await samples.EachIsKnownAsync();
    }

    private async Task ApplyAsync(string name, string more)
    {
        var text = Definitions.Pushed(name, "50ms").Replace("  period: 50ms", $"  period: 50ms\n  {more}", StringComparison.Ordinal);
        var applied = await _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name).ApplyAsync(text, null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
    }
}
