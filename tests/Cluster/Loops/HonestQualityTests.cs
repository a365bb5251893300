using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>P6: what is missing is Bad and never 0, and whoever acts on a decision is told what it is worth.</summary>
[Trait("Promise", "P6")]
public sealed class HonestQualityTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;
    private FakePlant _plant = null!;

    public async Task InitializeAsync()
    {
        _plant = await FakePlant.StartAsync();
        _cluster = await LoopCluster.StartAsync(database.ConnectionString, 1);
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _plant.DisposeAsync();
    }

    [Fact]
    public async Task ValueGoneForLong_DecisionsSaySoFromEndToEnd_ThenTheFailActionHolds()
    {
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>("honest");
        var text = Definitions.Pulled("honest", $"{_plant.Url}/sensor", [$"{_plant.Url}/valve"], "50ms")
            .Replace("maxAge: 60s", "maxAge: 1500ms, then: manual", StringComparison.Ordinal)
            .Replace("kp: 1, ki: 0.5", "kp: 0.1, ki: 0.2", StringComparison.Ordinal);
        var applied = await loop.ApplyAsync(text, null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
        await ToldAsync("Good");

        _plant.Body = """{"value": null}""";

        // The held value goes on to be used, and every decision that is made from it says so.
        await ToldAsync("Uncertain_LastUsableValue");
        var status = await Eventually.ValueAsync(() => loop.StatusAsync(), status => status!.Mode.Actual == "manual", describe: status => $"{status}\n{_cluster.Log}");
        status!.Signals["level"].Value.ShouldBeNull("missing is missing");
        status.Signals["level"].Quality.ToString().ShouldStartWith("Bad");
        status.Quality.ToString().ShouldStartWith("Bad");
        var held = status.Output;
        var later = await Eventually.ValueAsync(() => loop.StatusAsync(), later => later!.StepsTotal > status.StepsTotal + 10);
        later!.Output.ShouldBe(held, "scaled to nothing by a value that is missing");

        // A constant error makes a steady climb: a 0 in between would have been a leap.
        var told = _plant.Told.OrderBy(action => action.Seq).Select(action => action.Value).ToList();
        told.Zip(told.Skip(1), (earlier, next) => next - earlier).ShouldAllBe(step => step >= 0 && step < 2);
    }

    private Task ToldAsync(string quality) =>
        Eventually.TrueAsync(() => _plant.Told.Any(action => action.Quality == quality), orElse: () => string.Join(' ', _plant.Told.Select(action => action.Quality).Distinct()) + _cluster.Log);
}
