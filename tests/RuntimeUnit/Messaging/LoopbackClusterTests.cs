using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public sealed class LoopbackClusterTests
{
    [Fact]
    public async Task Client_CallsGrainsOnEverySilo_GetsAnswers()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 2);
        var silos = new HashSet<string>();
        for (var key = 0; key < 40; key++)
        {
            (await cluster.Grain(key).Echo($"text {key}")).ShouldBe($"text {key}");
            (await cluster.Grain(key).Add(key, 1)).ShouldBe(key + 1);
            silos.Add(await cluster.Grain(key).Silo());
        }

        silos.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Grain_CallsGrainOfOtherSilo_GetsAnswer()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 2);
        var there = await cluster.KeyOn(cluster.Silos[1]);
        var here = await cluster.KeyOn(cluster.Silos[0]);
        (await cluster.Grain(here).AskOther(there, "hello")).ShouldBe("hello");
    }

    [Fact]
    public async Task Exception_FromOtherSilo_ArrivesWithTypeAndText()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 1);
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => cluster.Grain(1).Fail("on purpose"));
        failure.Message.ShouldBe("on purpose");
    }

    [Fact]
    public async Task LargeBody_RoundTrips()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 1);
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);
        (await cluster.Grain(1).Blob(bytes)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task RequestContext_FlowsToCallee()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 1);
        RequestContext.Set("who", "me");
        (await cluster.Grain(1).ReadContext("who")).ShouldBe("me");
    }

    [Fact]
    public async Task Observer_CalledByGrain_AnswersFromTheClient()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 2);
        var observer = new TwiceObserver();
        var reference = cluster.Client.CreateObjectReference<IEchoObserver>(observer);
        for (var key = 0; key < 10; key++) (await cluster.Grain(key).CallObserver(reference, 21)).ShouldBe(42);
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task Call_WithoutAnswer_TimesOutNamingTheCall()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 1);
        var failure = await Should.ThrowAsync<TimeoutException>(() => cluster.Grain(7).BlockBriefly());
        failure.Message.ShouldContain("BlockBriefly");
        failure.Message.ShouldContain("echo/7");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Call_Cancelled_EndsAtOnceAndTellsTheCallee(int silo)
    {
        await using var cluster = await LoopbackCluster.Start(silos: 2);
        var grain = cluster.Grain(await cluster.KeyOn(cluster.Silos[silo]));
        using var cancellation = new CancellationTokenSource();
        var call = grain.Swallow(cancellation.Token);
        await Support.Eventually.TrueAsync(async () => (await grain.Notes()).Contains("swallowing"));
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Support.Eventually.TrueAsync(async () => (await grain.Notes()).Contains("cancelled"));
        await Should.ThrowAsync<OperationCanceledException>(() => grain.Swallow(cancellation.Token));
    }

    [Fact]
    public async Task SiloStops_WhileCalled_NoCallFails()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 3);
        using var enough = new CancellationTokenSource();
        var calls = 0;
        var callers = Enumerable.Range(0, 8).Select(key => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await cluster.Grain(key).Echo("still here");
                Interlocked.Increment(ref calls);
            }
        })).ToArray();
        await Support.Eventually.TrueAsync(() => Volatile.Read(ref calls) > 500);
        await cluster.Silos[2].StopAsync();
        var atStop = Volatile.Read(ref calls);
        await Support.Eventually.TrueAsync(() => Volatile.Read(ref calls) > atStop + 500);
        await enough.CancelAsync();
        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task OneWayCall_Arrives()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 1);
        await cluster.Grain(3).Note("seen");
        await Support.Eventually.TrueAsync(async () => (await cluster.Grain(3).Notes()).Contains("seen"));
    }

    [Fact]
    public async Task GatewayStops_CallsInFlightFailAtOnceAndLaterOnesGoElsewhere()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 2);
        var keyThere = await cluster.KeyOn(cluster.Silos[1]);
        var blocked = cluster.Grain(keyThere).Block();

        // Takes the same way: once it is answered the first call runs there.
        await cluster.Grain(keyThere).Echo("behind");
        await cluster.Silos[1].StopAsync();
        await Should.ThrowAsync<SiloUnavailableException>(() => blocked.WaitAsync(TimeSpan.FromSeconds(10)));
        for (var key = 0; key < 20; key++) (await cluster.Grain(key).Echo("after")).ShouldBe("after");
    }

    [Fact]
    public async Task SiloKilled_CallsPassedOnToItByAnotherGateway_FailLongBeforeTheirTimeout()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 3, withClient: false);
        await cluster.StartClient(gateways: 1);
        var key = await cluster.KeyOn(cluster.Silos[2]);
        var blocked = cluster.Grain(key).Block();
        await cluster.Grain(key).Echo("behind");
        await cluster.Silos[2].StopAsync(new CancellationToken(canceled: true));
        await Should.ThrowAsync<SiloUnavailableException>(() => blocked.WaitAsync(TimeSpan.FromSeconds(10)));
        (await cluster.Grain(key).Echo("elsewhere")).ShouldBe("elsewhere");
    }

    [Fact]
    public async Task GatewayDeclaredDead_ButStillConnected_IsLeftByTheClient()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 2, withClient: false);
        var counts = new System.Collections.Concurrent.ConcurrentQueue<int>();
        await cluster.StartClient(client => client.AddGatewayCountChangedHandler((_, change) => counts.Enqueue(change.NumberOfConnectedGateways)));
        await Support.Eventually.TrueAsync(() => counts.Contains(2));
        var second = cluster.Silos[1].Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        counts.Clear();
        cluster.Silos[0].Services.GetRequiredService<Orleans.Runtime.Messaging.GatewayConnections>().OnSiloDead(second);
        await Support.Eventually.TrueAsync(() => counts.Contains(1));
        for (var key = 0; key < 10; key++) (await cluster.Grain(key).Echo("on")).ShouldBe("on");
    }

    [Fact]
    public async Task Client_OfOtherCluster_IsRefusedWithReason()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 1, withClient: false);
        var failure = await Should.ThrowAsync<Orleans.Runtime.Messaging.ConnectionFailedException>(() => cluster.StartClient(clusterId: "another"));
        failure.Message.ShouldContain("another");
    }

    [Fact]
    public async Task HostedClient_OfOneSilo_ReachesTheOther()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 2, withClient: false);
        var grains = cluster.Silos[0].Services.GetRequiredService<IGrainFactory>();
        var silos = new HashSet<string>();
        for (var key = 0; key < 40; key++) silos.Add(await grains.GetGrain<IEchoGrain>(key).Silo());
        silos.Count.ShouldBe(2);
    }

    private sealed class TwiceObserver : IEchoObserver
    {
        public Task<int> Twice(int value) => Task.FromResult(2 * value);
    }
}
