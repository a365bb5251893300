using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Silos;
using OrleansHa.Tests.Cluster.Loops;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>A puller whose silo goes is back on another one, whatever its period, and pullers of a signal are apart.</summary>
public sealed class SourceFailoverTests(SchemaDatabase database, ITestOutputHelper output) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    // Promised is about a second; a machine that runs several suites at once needs a multiple of that.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(8);

    private LoopCluster _cluster = null!;
    private FakeSensor _sensor = null!;

    public async Task InitializeAsync()
    {
        _cluster = await LoopCluster.StartAsync(database.ConnectionString, 3);
        _sensor = await FakeSensor.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _sensor.DisposeAsync();
    }

    [Theory]
    [InlineData("100ms", true)]
    [InlineData("100ms", false)]
    [InlineData("1h", true)]
    [InlineData("1h", false)]
    public async Task PullersSiloGoes_SamplesComeAgainFromAnother(string every, bool killed)
    {
        var name = $"moved-{every}-{(killed ? "killed" : "stopped")}";
        await ApplyAsync(name, [$"{{ name: probe, http: {{ url: \"{_sensor.Url}/\", jsonPath: $.value, every: {every} }} }}"], "5h");
        var loop = _cluster.OwnerOf(name)!;
        var home = await HomeAsync(name, "probe");
        // A puller that lives with its loop goes with it; that is the takeover's test.
        if (home == loop)
            home = await MoveAsync(name, every, loop);
        var from = _sensor.Requests;
        var watch = Stopwatch.StartNew();

        await (killed ? _cluster.KillAsync(home) : _cluster.StopAsync(home));
        var gone = watch.Elapsed;
        var before = every == "1h" ? from : _sensor.Requests;
        await Eventually.TrueAsync(() => _sensor.Requests > before, Bound, () => _cluster.Log);

        output.WriteLine($"puller of {every} {(killed ? "killed" : "stopped")}: back {watch.Elapsed.TotalMilliseconds:0} ms after the order, {(watch.Elapsed - gone).TotalMilliseconds:0} ms after the silo's end");
        _cluster.OwnerOf(name).ShouldBe(loop, "the loop itself was not disturbed");
        (await HomeAsync(name, "probe")).ShouldNotBe(home);
    }

    [Fact]
    public async Task Pullers_OfOneSignal_AreInDifferentZonesAndInTheirOwn()
    {
        string[] sources =
        [
            .. new[] { "x", "y" }.Select(source => $"{{ name: {source}, http: {{ url: \"{_sensor.Url}/\", jsonPath: $.value, every: 100ms }} }}"),
            $"{{ name: z, zone: b, http: {{ url: \"{_sensor.Url}/\", jsonPath: $.value, every: 100ms }} }}",
        ];
        for (var i = 0; i < 4; i++)
        {
            var name = $"apart-{i}";
            await ApplyAsync(name, sources, "60s");
            var homes = new[] { await ZoneAsync(name, "x"), await ZoneAsync(name, "y"), await ZoneAsync(name, "z") };

            homes[2].ShouldBe("b");
            homes.ShouldBe(["a", "b", "c"], ignoreOrder: true);
        }
    }

    private async Task ApplyAsync(string name, string[] sources, string stallAfter)
    {
        var applied = await Loop(name).ApplyAsync(SourceLoops.Of(name, sources, stallAfter: stallAfter), null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
        await Eventually.ValueAsync(() => Loop(name).StatusAsync(), status => status is { Output: 80 }, describe: _ => _cluster.Log);
    }

    /// <summary>Gives the source another zone than the loop's.</summary>
    private async Task<IHost> MoveAsync(string name, string every, IHost loop)
    {
        var zone = _cluster.Silos.First(silo => silo != loop).Services.GetRequiredService<ISiloPlace>().Zone;
        await Loop(name).DeleteAsync(null);
        await Eventually.ValueAsync(() => Puller(name, "probe").ReportAsync(), report => report is null);
        await ApplyAsync(name, [$"{{ name: probe, zone: {zone}, http: {{ url: \"{_sensor.Url}/\", jsonPath: $.value, every: {every} }} }}"], "5h");
        return await HomeAsync(name, "probe");
    }

    private async Task<IHost> HomeAsync(string name, string source)
    {
        var report = await Eventually.ValueAsync(() => Puller(name, source).ReportAsync(), report => report is { Sequence: > 0 }, describe: _ => _cluster.Log);
        return _cluster.Silos.Single(silo => silo.Services.GetRequiredService<ISiloPlace>().Address.ToParsableString() == report!.Silo);
    }

    private async Task<string> ZoneAsync(string name, string source) =>
        (await Eventually.ValueAsync(() => Puller(name, source).ReportAsync(), report => report is { Sequence: > 0 }, describe: _ => _cluster.Log))!.Zone;

    private IFeedbackLoopGrain Loop(string name) => Factory.GetGrain<IFeedbackLoopGrain>(name);

    private ISourceGrain Puller(string name, string source) => Factory.GetGrain<ISourceGrain>($"{name}/level/{source}");

    private IGrainFactory Factory => _cluster.Grains;
}
