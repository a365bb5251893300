using OrleansHa.Grains.Interfaces;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>Streams of one kind that share a signal.</summary>
[Collection(SourceCluster.Name)]
public sealed class LoadBalanceTests(SourceCluster cluster)
{
    private const string Name = "balanced";

    [Fact]
    public async Task LoadBalance_OneStalls_IsLeftOutAndTakenBackAfterItsTime()
    {
        await using var a = await FakeSensor.StartAsync();
        await using var b = await FakeSensor.StartAsync();
        (a.Body, b.Body) = ("{\"value\": 10}", "{\"value\": 20}");
        await cluster.ApplyAsync(Name, SourceLoops.Of(
            Name, [Stream("a", a), Stream("b", b)], "{ type: load_balance, switchBackAfter: 2s }", stallAfter: "1s"));
        await BothAsync();

        a.Hangs = true;
        await cluster.EventuallyAsync(Name, status => Health(status, "a") != "ok", "a is seen to be silent");
        await StaysWithAsync("b", status => status.StepsTotal, 15);

        a.Hangs = false;
        await cluster.EventuallyAsync(Name, status => Health(status, "a") == "ok", "a is healthy again");
        // 2 s of health at 100 ms a step; some steps less, for the time until this test saw it.
        await StaysWithAsync("b", status => status.StepsTotal, 10);
        await BothAsync();
        await cluster.Loop(Name).DeleteAsync(null);
    }

    [Fact]
    public async Task Median_OneDiffers_IsDeviatingInTheStatusAndLeftOut()
    {
        await using var a = await FakeSensor.StartAsync();
        await using var b = await FakeSensor.StartAsync();
        await using var c = await FakeSensor.StartAsync();
        (a.Body, b.Body, c.Body) = ("{\"value\": 50}", "{\"value\": 51}", "{\"value\": 90}");
        await cluster.ApplyAsync("deviating", SourceLoops.Of(
            "deviating", [Stream("a", a), Stream("b", b), Stream("c", c)], "{ type: median, maxDeviation: 5, switchBackAfter: 0s }"));

        var status = await cluster.EventuallyAsync("deviating", status => Health(status, "c") == "deviating", "the alarm");
        status.Signals["level"].Value!.Value.ShouldBeInRange(50, 51);
        status.Signals["level"].Quality.ShouldBe(Quality.Uncertain_SubNormal);

        c.Body = "{\"value\": 52}";
        await cluster.EventuallyAsync("deviating", status => Health(status, "c") == "ok" && status.Signals["level"].Quality == Quality.Good, "the alarm's end");
        await cluster.Loop("deviating").DeleteAsync(null);
    }

    private static string Stream(string name, FakeSensor sensor) =>
        $"{{ name: {name}, timeout: 100ms, http: {{ url: \"{sensor.Url}/\", jsonPath: $.value, every: 100ms }} }}";

    private static string Health(LoopStatus status, string source) => Array.Find(status.Signals["level"].Sources, one => one.Name == source)!.Health;

    private async Task BothAsync()
    {
        await cluster.EventuallyAsync(Name, status => status.Signals["level"].Source == "a", "a has its turn");
        await cluster.EventuallyAsync(Name, status => status.Signals["level"].Source == "b", "b has its turn");
    }

    private async Task StaysWithAsync(string source, Func<LoopStatus, long> steps, int count)
    {
        var from = steps(await cluster.StatusAsync(Name));
        await cluster.EventuallyAsync(Name, status =>
        {
            status.Signals["level"].Source.ShouldBe(source, SourceLoops.Describe(status));
            status.Signals["level"].Quality.ToString().ShouldNotStartWith("Bad", Case.Sensitive, SourceLoops.Describe(status));
            return steps(status) >= from + count;
        }, $"{count} steps");
    }
}
