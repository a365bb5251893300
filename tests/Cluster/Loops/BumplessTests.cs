using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>P5: whatever happens to a loop, what its endpoint is told never moves faster than the output's rate.</summary>
[Trait("Promise", "P5")]
public sealed class BumplessTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private const double PerSecond = 5;
    // A double's last digits.
    private const double Rounding = 1e-6;

    private LoopCluster _cluster = null!;
    private FakePlant _plant = null!;

    public async Task InitializeAsync()
    {
        _plant = await FakePlant.StartAsync();
        _cluster = await LoopCluster.StartAsync(database.ConnectionString, 2);
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _plant.DisposeAsync();
    }

    [Fact]
    public async Task Takeover_TheOutputGoesOnFromWhereItIs()
    {
        var loop = await RampAsync("taken-over");
        var before = (await loop.StatusAsync())!;

        await _cluster.KillAsync(_cluster.OwnerOf("taken-over")!);

        await ToldMoreAsync(action => action.Epoch > before.Epoch);
        NeverFasterThanTheRate();
    }

    [Fact]
    public async Task SourceSwitched_ToOneThatSaysSomethingElse_TheOutputKeepsItsRate()
    {
        var loop = await RampAsync("switched");
        // The first source is heard of no more; the second says the opposite.
        _plant.Body = """{"value": null}""";
        for (var i = 0; i < 20; i++)
            await loop.OfferAsync(new SampleBatch { Signal = "level", Samples = [new SignalSample { Id = $"s-{i}", Value = 95, ObservedAt = DateTimeOffset.UtcNow }] });

        await Eventually.ValueAsync(() => loop.StatusAsync(), status => status!.Signals["level"].Source == "push", describe: Describe);
        await ToldMoreAsync(_ => true);
        NeverFasterThanTheRate();
    }

    [Fact]
    public async Task Redeployed_WithTenTimesTheGain_TheOutputKeepsItsRate()
    {
        var loop = await RampAsync("redeployed");

        (await loop.ApplyAsync(Text("redeployed").Replace("kp: 1,", "kp: 10,", StringComparison.Ordinal), null)).Outcome.ShouldBe(ApplyOutcome.Updated);

        await ToldMoreAsync(_ => true);
        NeverFasterThanTheRate();
    }

    [Fact]
    public async Task ModeChanged_ToManualAndBack_TheOutputStaysAndGoesOn()
    {
        var loop = await RampAsync("by-hand");

        (await loop.ApplyAsync(Text("by-hand").Replace("mode: auto", "mode: manual", StringComparison.Ordinal), null)).Outcome.ShouldBe(ApplyOutcome.Updated);
        var held = await Eventually.ValueAsync(() => loop.StatusAsync(), status => status!.Mode.Actual == "manual", describe: Describe);
        // The process moves away meanwhile; the integral must not have gathered that.
        _plant.Body = """{"value": 5}""";
        var later = await Eventually.ValueAsync(() => loop.StatusAsync(), status => status!.StepsTotal > held!.StepsTotal + 10, describe: Describe);
        later!.Output.ShouldBe(held!.Output);
        (await loop.ApplyAsync(Text("by-hand"), null)).Outcome.ShouldBe(ApplyOutcome.Updated);

        await ToldMoreAsync(_ => true);
        NeverFasterThanTheRate();
    }

    private static string Describe(LoopStatus? status) => $"{status}";

    private string Text(string name) => Definitions.Pulled(name, $"{_plant.Url}/sensor", [$"{_plant.Url}/valve"], "50ms")
        .Replace("output: { min: 0, max: 100 }", "output: { min: 0, max: 100, ratePerMinute: { up: 300, down: 300 } }", StringComparison.Ordinal)
        .Replace("stallAfter: 5s", "stallAfter: 1s", StringComparison.Ordinal)
        .Replace("sources:", "sources:\n        - { name: push, priority: 2, push: {} }", StringComparison.Ordinal);

    /// <summary>A loop whose output is on its way up, as fast as it may.</summary>
    private async Task<IFeedbackLoopGrain> RampAsync(string name)
    {
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
        var applied = await loop.ApplyAsync(Text(name), null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
        await ToldMoreAsync(_ => true);
        return loop;
    }

    private async Task ToldMoreAsync(Func<PlantAction, bool> wanted)
    {
        var before = _plant.Told.Count;
        await Eventually.TrueAsync(() => _plant.Told.Skip(before).Count(wanted) >= 15, TimeSpan.FromSeconds(15), () => _cluster.Log);
    }

    private void NeverFasterThanTheRate()
    {
        // A decision told again by the next owner comes back from the store, whose clock has microseconds.
        var told = _plant.Told.OrderBy(action => action.Seq).DistinctBy(action => action.Seq).ToList();
        for (var i = 1; i < told.Count; i++)
        {
            var allowed = (PerSecond * (told[i].DecidedAt - told[i - 1].DecidedAt).TotalSeconds) + Rounding;
            Math.Abs(told[i].Value - told[i - 1].Value).ShouldBeLessThanOrEqualTo(allowed, $"from seq {told[i - 1].Seq} to {told[i].Seq}: {_cluster.Log}");
        }
    }
}
