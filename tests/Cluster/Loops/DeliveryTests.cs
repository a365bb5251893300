using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>From a pulled sample through a stage in its own grain to the endpoints of an output.</summary>
[Trait("Promise", "P3")]
[Trait("Promise", "P6")]
[Trait("Promise", "P7")]
public sealed class DeliveryTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;
    private FakePlant _first = null!;
    private FakePlant _second = null!;

    public async Task InitializeAsync()
    {
        _first = await FakePlant.StartAsync();
        _second = await FakePlant.StartAsync();
        _cluster = await LoopCluster.StartAsync(database.ConnectionString, 2);
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task Decisions_ReachTheEndpoint_EachUnderAKeyOfItsOwn()
    {
        var loop = await ApplyAsync("delivering");

        await UntilAsync(loop, status => status.Outputs["valve"].Delivered > 5);

        _first.Told.Select(told => told.Key).ShouldBeUnique();
        _first.Told.ShouldAllBe(told => told.Key.StartsWith("delivering/valve/", StringComparison.Ordinal));
        var status = (await loop.StatusAsync())!;
        status.Signals["level"].Value.ShouldBe(40);
        Balanced(status.Outputs["valve"]);
        (await database.QueryAsync("SELECT count(*) FROM orleansstorage WHERE graintypestring LIKE '%processor%'")).ShouldNotBe(0L);
    }

    [Fact]
    public async Task FirstEndpointDown_TheSecondIsUsed()
    {
        _first.ActuatorStatus = 503;
        var loop = await ApplyAsync("failing-over");

        await UntilAsync(loop, status => status.Outputs["valve"].Delivered > 3);

        _second.Told.ShouldNotBeEmpty();
        _first.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task AllEndpointsDown_DecisionsAreSupersededAndTheLastArrives()
    {
        (_first.ActuatorStatus, _second.ActuatorStatus) = (503, 503);
        var loop = await ApplyAsync("outage");

        var down = await UntilAsync(loop, status => status.Outputs["valve"] is { Superseded: > 3, Pending: > 0 });
        Balanced(down.Outputs["valve"]);
        down.Outputs["valve"].LastError.ShouldNotBeNull();
        (_first.ActuatorStatus, _second.ActuatorStatus) = (200, 200);

        var up = await UntilAsync(loop, status => status.Outputs["valve"].Delivered > 0);
        Balanced(up.Outputs["valve"]);
    }

    [Fact]
    public async Task EndpointKnowsANewerEpoch_TheLoopStopsAndComesBackAboveIt()
    {
        var loop = await ApplyAsync("outrun");
        await UntilAsync(loop, status => status.Outputs["valve"].Delivered > 0);
        var epoch = (await loop.StatusAsync())!.Epoch;

        _first.HighestEpoch = epoch + 1;

        // Nobody owns it after it stopped: the sweeper finds a row of a living owner that does not run it.
        await UntilAsync(loop, status => status.Epoch > epoch);
        _first.Told.ShouldAllBe(told => told.Epoch == epoch || told.Epoch > epoch);
    }

    [Theory]
    [InlineData("""{"value": null}""")]
    [InlineData("""{"value": ""}""")]
    [InlineData("""{"value": "NaN"}""")]
    [InlineData("""{"other": 1}""")]
    [InlineData("not json")]
    public async Task Sensor_WithoutAValue_IsBadAndHoldsTheOutput(string body)
    {
        var name = $"null-as-zero-{Math.Abs(body.GetHashCode(StringComparison.Ordinal))}";
        var loop = await ApplyAsync(name);
        await UntilAsync(loop, status => status.Output > 0);

        _first.Body = body;

        var status = await UntilAsync(loop, status => status.Signals["level"].Sources[0].Value is null);
        status.Signals["level"].Value.ShouldBe(40);
        status.Signals["level"].Quality.ShouldBe(Grains.Interfaces.Quality.Uncertain_LastUsableValue);
        status.Output!.Value.ShouldBeGreaterThan(0);
    }

    private static void Balanced(OutputStatus output) =>
        output.Emitted.ShouldBe(output.Delivered + output.Pending + output.Superseded + output.DeadLettered, output.ToString());

    private async Task<IFeedbackLoopGrain> ApplyAsync(string name)
    {
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
        var applied = await loop.ApplyAsync(Definitions.Pulled(name, _first.Url + "/sensor", [_first.Url + "/valve", _second.Url + "/valve"]), null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
        return loop;
    }

    private async Task<LoopStatus> UntilAsync(IFeedbackLoopGrain loop, Func<LoopStatus, bool> wanted) =>
        (await Eventually.ValueAsync(() => loop.StatusAsync(), status => status is not null && wanted(status), describe: status => $"{status}\n{_cluster.Log}"))!;
}
