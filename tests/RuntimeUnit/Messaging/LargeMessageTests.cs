using System.Diagnostics;
using Orleans.Configuration;
using Xunit.Abstractions;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

/// <summary>Large bodies on a connection that others use too.</summary>
public sealed class LargeMessageTests(ITestOutputHelper output)
{
    private const int Megabyte = 1024 * 1024;
    private const int Size = 6;

    /// <summary>What is ahead of a small message: the pipe and the kernel's unsent bytes on either side, some 0.3 s at 4 MB/s. The rest is for a loaded machine.</summary>
    private static readonly TimeSpan SmallCallBound = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task SmallCalls_OnASlowLink_PassALargeOneThatIsOnItsWay()
    {
        await using var cluster = await LoopbackCluster.Start(1, withClient: false);
        await using var link = new SlowLink(cluster.GatewayPorts[0], 4 * Megabyte);
        await cluster.StartClient(client => client.UseStaticClustering(link.EndPoint), gateways: 0);
        var grain = cluster.Grain(1);
        await grain.Add(1, 1);
        var body = new byte[Size * Megabyte];
        new Random(7).NextBytes(body);
        var watch = Stopwatch.StartNew();
        var large = grain.Blob(body);
        var calls = 0;
        var slowest = TimeSpan.Zero;
        while (!large.IsCompleted)
        {
            var started = watch.Elapsed;
            (await grain.Add(calls, 1)).ShouldBe(calls + 1);
            var took = watch.Elapsed - started;
            if (took > slowest) slowest = took;
            calls++;
        }

        (await large).ShouldBe(body);
        output.WriteLine($"{Size} MiB there and back at 4 MiB/s in {watch.Elapsed.TotalSeconds:N1} s; {calls} small calls meanwhile, the slowest took {slowest.TotalMilliseconds:N0} ms");
        calls.ShouldBeGreaterThan(5);
        slowest.ShouldBeLessThan(SmallCallBound);
    }

    [Fact]
    public async Task LargeCalls_OfManyCallers_AllArrive()
    {
        await using var cluster = await LoopbackCluster.Start(2);
        var bodies = new[] { 100_000, 140_000, 900_000, 5 * Megabyte, 20 * Megabyte }.Select(size =>
        {
            var body = new byte[size];
            new Random(size).NextBytes(body);
            return body;
        }).ToArray();
        var answers = await Task.WhenAll(bodies.Select((body, key) => cluster.Grain(key).Blob(body)));
        for (var i = 0; i < bodies.Length; i++) answers[i].AsSpan().SequenceEqual(bodies[i]).ShouldBeTrue($"{bodies[i].Length} bytes");
    }

    [Fact]
    public async Task ABodyOverTheLimit_FailsItsCallAlone()
    {
        await using var cluster = await LoopbackCluster.Start(1, withClient: false);
        await cluster.StartClient(client => client.Configure<ClientMessagingOptions>(options => options.MaxMessageBodySize = Megabyte));
        var failure = await Should.ThrowAsync<Exception>(() => cluster.Grain(1).Blob(new byte[2 * Megabyte]));
        failure.ToString().ShouldContain(nameof(MessagingOptions.MaxMessageBodySize));
        (await cluster.Grain(1).Blob(new byte[Megabyte / 2])).Length.ShouldBe(Megabyte / 2);
    }

    [Fact]
    public async Task AClientThatLeavesDuringALargeCall_FailsItAtOnce()
    {
        await using var cluster = await LoopbackCluster.Start(1, withClient: false);
        await using var link = new SlowLink(cluster.GatewayPorts[0], Megabyte);
        await cluster.StartClient(client => client.UseStaticClustering(link.EndPoint), gateways: 0);
        var large = cluster.Grain(1).Blob(new byte[30 * Megabyte]);
        await cluster.Grain(2).Add(1, 1);
        await cluster.ClientHost!.StopAsync();
        await Should.ThrowAsync<SiloUnavailableException>(() => large.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
