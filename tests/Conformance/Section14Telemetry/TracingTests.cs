using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansHa.Tests.Conformance.Section14Telemetry;

/// <summary>orleans-api.md §14: activities of calls and of what they bring about.</summary>
public sealed class TracingTests(TracedCluster cluster) : IClassFixture<TracedCluster>
{
    [Fact]
    public async Task Call_FromAClient_IsOneTraceThroughAllGrains()
    {
        using var spans = new Spans();
        var (key, next) = (Keys.New(), Keys.New());
        using var root = new Activity("test").Start();
        var seen = await cluster.Client.GetGrain<ITraced>(key).TraceAsync(next);
        seen.ShouldBe([root.TraceId.ToString(), root.TraceId.ToString()]);

        var calls = await spans.UntilAsync(root, found => found.Count(span => span.OperationName == "ITraced/TraceAsync") == 4);
        var mine = calls.Where(span => span.OperationName == "ITraced/TraceAsync").ToList();
        mine.ShouldAllBe(span => span.Source.Name == "Microsoft.Orleans.Application");
        mine.Count(span => span.Kind == ActivityKind.Client).ShouldBe(2);
        mine.Count(span => span.Kind == ActivityKind.Server).ShouldBe(2);

        // test -> client's call -> first grain -> its call -> second grain.
        var order = new List<Activity>();
        for (var parent = root.SpanId; mine.Find(span => span.ParentSpanId == parent) is { } child; parent = child.SpanId) order.Add(child);
        order.Select(span => span.Kind).ShouldBe([ActivityKind.Client, ActivityKind.Server, ActivityKind.Client, ActivityKind.Server]);

        var tags = order[1].TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value?.ToString());
        tags["rpc.system.name"].ShouldBe("orleans");
        tags["rpc.method"].ShouldBe("TraceAsync");
        tags["orleans.rpc.service"].ShouldNotBeNull().ShouldContain("ITraced");
        tags["orleans.rpc.target_id"].ShouldBe($"traced/{key}");
        tags["orleans.rpc.source_id"].ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task FailedCall_MarksItsSpans()
    {
        using var spans = new Spans();
        using var root = new Activity("test").Start();
        await Should.ThrowAsync<InvalidOperationException>(() => cluster.Client.GetGrain<ITraced>(Keys.New()).FailAsync());
        var calls = await spans.UntilAsync(root, found => found.Count(span => span.OperationName == "ITraced/FailAsync") == 2);
        calls.Where(span => span.OperationName == "ITraced/FailAsync").ShouldAllBe(span => span.Status == ActivityStatusCode.Error);
    }

    [Fact]
    public async Task Context_WithoutListeners_IsCarriedAllTheSame()
    {
        using var root = new Activity("test").Start();
        root.TraceStateString = "vendor=1";
        (await cluster.Client.GetGrain<ITraceCarrier>(Keys.New()).ReadAsync("traceparent")).ShouldBe(root.Id);
        (await cluster.Client.GetGrain<ITraceCarrier>(Keys.New()).ReadAsync("tracestate")).ShouldBe("vendor=1");
        RequestContext.Get("traceparent").ShouldBeNull();
    }

    [Fact]
    public async Task LifeAndStorage_HaveSpansOfTheirOwn()
    {
        using var spans = new Spans();
        using var root = new Activity("test").Start();
        var grain = cluster.Client.GetGrain<ITraced>(Keys.New());
        await grain.StoreAsync(1);
        await cluster.Cluster.DeactivateAsync(grain);
        await spans.UntilAnyAsync("Microsoft.Orleans.Lifecycle", "place grain");
        await spans.UntilAnyAsync("Microsoft.Orleans.Lifecycle", "activate grain");
        await spans.UntilAnyAsync("Microsoft.Orleans.Lifecycle", "deactivate grain");
        await spans.UntilAnyAsync("Microsoft.Orleans.Storage", "read storage");
        await spans.UntilAnyAsync("Microsoft.Orleans.Storage", "write storage");
    }

    [Fact]
    public async Task Host_WithEnableDistributedTracing_TracesWithoutCode()
    {
        var builder = Section12Hosting.HostUnderTest.Builder(("Orleans:EnableDistributedTracing", "true"));
        Microsoft.Extensions.Hosting.OrleansSiloGenericHostExtensions.UseOrleans(builder, silo =>
        {
            CommonSilo.Configure(silo);
            silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next());
        });
        var host = await Section12Hosting.HostUnderTest.StartedAsync(builder);
        using (var root = new Activity("test").Start())
        {
            (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ITraceCarrier>("k").ReadAsync("traceparent")).ShouldBe(root.Id);
        }

        await Section12Hosting.HostUnderTest.StopAsync(host);
    }

    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public Task<List<Activity>> UntilAsync(Activity root, Func<List<Activity>, bool> wanted) => Eventually.ValueAsync(
            () => Task.FromResult(_ended.Where(span => span.TraceId == root.TraceId).ToList()), wanted, Bounds.Event,
            found => string.Join(", ", found.Select(span => $"{span.Source.Name} {span.OperationName} {span.Kind}")), "spans of the trace");

        public Task UntilAnyAsync(string source, string name) => Eventually.TrueAsync(
            () => _ended.Any(span => span.Source.Name == source && span.OperationName == name), Bounds.Event, because: $"{source}: {name}");

        public void Dispose() => _listener.Dispose();
    }
}

public interface ITraceCarrier : IGrainWithStringKey
{
    Task<string?> ReadAsync(string key);
}

public sealed class TraceCarrierGrain : Grain, ITraceCarrier
{
    public Task<string?> ReadAsync(string key) => Task.FromResult(RequestContext.Get(key) as string);
}
