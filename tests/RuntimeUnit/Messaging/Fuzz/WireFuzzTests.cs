using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>Recorded traffic, spoiled, at the silo and the gateway port of a cluster that has other work to do.</summary>
public sealed class WireFuzzTests(ITestOutputHelper output)
{
    private const string FramesVariable = "ORLEANSHA_FUZZ_FRAMES";
    private const string SeedVariable = "ORLEANSHA_FUZZ_SEED";
    private const int UsualFrames = 20_000;
    private const int Workers = 4;

    // What a million hostile frames may leave behind, after a collection; and what may be in use at worst while they come.
    private const long MaxLeftBehind = 64L * 1024 * 1024;
    private const long MaxWorkingSetGrowth = 1024L * 1024 * 1024;

    private readonly ConcurrentDictionary<int, int> _connections = new();
    private long _handshakes;
    private long _read;
    private long _peak;

    [Fact]
    public async Task SpoiledFrames_AtBothPorts_EndOnlyTheirConnections()
    {
        var frames = Setting(FramesVariable, UsualFrames);
        var seed = Setting(SeedVariable, Environment.TickCount & 0xFFFFFF);
        output.WriteLine($"{FramesVariable}={frames} {SeedVariable}={seed}");
        var log = new FuzzLog();
        var (silos, clients) = (new Recorder(), new Recorder());
        await using var cluster = await LoopbackCluster.Start(
            2,
            configureClient: client => client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(clients.Attach)),
            configureSilo: silo =>
            {
                silo.Services.Configure<SiloConnectionOptions>(options => options.ConfigureSiloOutboundConnection(silos.Attach));
                silo.Services.AddLogging(logging => logging.AddProvider(log));
            });
        await MakeTraffic(cluster);
        var attacks = Attacks(cluster, silos, clients);
        var (heapBefore, setBefore) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        var callers = new HealthyCallers(cluster);
        callers.Start();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Attack(attacks, new Random(seed + worker), frames / Workers)));
        var took = watch.Elapsed;
        await callers.Stop();

        await Eventually.TrueAsync(() => _connections.All(pair => log.EndsOf(pair.Key) >= pair.Value), orElse: () => Unexplained(log));
        var heapAfter = GC.GetTotalMemory(forceFullCollection: true);
        Report(log, callers, took, heapBefore, heapAfter, setBefore);
        callers.Done.ShouldBeGreaterThan(0);
        log.Errors.ShouldBeEmpty();

        // Beside the rest of the suite the process' memory is not this test's alone.
        if (Environment.GetEnvironmentVariable(FramesVariable) is null) return;
        (heapAfter - heapBefore).ShouldBeLessThan(MaxLeftBehind);
        (_peak - setBefore).ShouldBeLessThan(MaxWorkingSetGrowth);
    }

    /// <summary>A bit of everything that goes over the wire.</summary>
    private static async Task MakeTraffic(LoopbackCluster cluster)
    {
        var observer = new Doubler();
        var reference = cluster.Client.CreateObjectReference<IEchoObserver>(observer);
        for (var key = 0; key < 40; key++)
        {
            var grain = cluster.Grain(key);
            await grain.Echo($"text {key}");
            await grain.Add(key, 2);
            await grain.AskOther(key + 1, "other");
            await grain.Note("one way");
            await grain.Notes();
            (await grain.CallObserver(reference, key)).ShouldBe(2 * key);
            await Should.ThrowAsync<InvalidOperationException>(() => grain.Fail("on purpose"));
            RequestContext.Set("key", $"value {key}");
            await grain.ReadContext("key");
        }

        // Once only: a copy of it waits in the grain for a cancellation that may never come.
        using (var cancel = new CancellationTokenSource(1))
            await Should.ThrowAsync<OperationCanceledException>(() => cluster.Grain(1).Swallow(cancel.Token));

        RequestContext.Clear();
        await cluster.Grain(1).Blob(new byte[200_000]);
        GC.KeepAlive(observer);
    }

    private static Attacker[] Attacks(LoopbackCluster cluster, Recorder silos, Recorder clients)
    {
        var identity = cluster.ClientHost!.Services.GetRequiredService<CallerIdentity>();
        var client = clients.Streams.Select(Recording.Parse).Select(recording => Attacker.OfClient(recording, identity.Client, cluster.GatewayPorts));
        var addresses = cluster.Silos.ConvertAll(silo => silo.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        var silo = silos.Streams.Select(Recording.Parse).Select(recording => Attacker.OfSilo(recording, addresses));
        return [.. client, .. silo];
    }

    private async Task Attack(Attacker[] attackers, Random random, long frames)
    {
        var mutator = new Mutator(random);
        var oracle = new WireFixture();
        for (var number = 0; frames > 0; number++)
        {
            var attack = attackers[random.Next(attackers.Length)].Prepare(random, mutator);
            var count = ReadableFrames(oracle, attack.Frames);
            frames -= count;
            Interlocked.Add(ref _read, count);
            if (attack.Frames.Length == 0) Interlocked.Increment(ref _handshakes);
            var port = await FuzzPeer.Say(attack.Port, attack.Bytes);
            _connections.AddOrUpdate(port, 1, static (_, times) => times + 1);
            if (number % 64 == 0) InterlockedMax(ref _peak, Environment.WorkingSet);
        }
    }

    /// <summary>How many of the frames a decoder takes before it refuses one, or waits for more; the refused one counts.</summary>
    private static int ReadableFrames(WireFixture oracle, byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        var count = 0;
        try
        {
            while (oracle.Decoder.TryDecode(ref buffer, out var message, out _))
            {
                count++;
                if (message.TakeBodyBytes() is { Array: { } array }) ArrayPool<byte>.Shared.Return(array);
            }
        }
        catch (WireException)
        {
            count++;
        }

        return count;
    }

    private void Report(FuzzLog log, HealthyCallers callers, TimeSpan took, long heapBefore, long heapAfter, long setBefore)
    {
        output.WriteLine($"{_read:N0} frames decoded or refused one by one, and {_handshakes:N0} spoiled handshakes, over {_connections.Values.Sum():N0} connections in {took.TotalSeconds:N1} s; every connection ended with its reason in the log");
        output.WriteLine($"managed memory {heapBefore / 1e6:N1} MB before, {heapAfter / 1e6:N1} MB after; working set {setBefore / 1e6:N0} MB before, {_peak / 1e6:N0} MB at most");
        output.WriteLine($"healthy callers: {callers.Done:N0} rounds of three calls, none failed, the slowest took {callers.Slowest.TotalMilliseconds:N0} ms");
        foreach (var (reason, times) in log.Reasons.Take(25)) output.WriteLine($"{times,9:N0}  {reason}");
    }

    private string Unexplained(FuzzLog log) =>
        string.Join(", ", _connections.Where(pair => log.EndsOf(pair.Key) < pair.Value).Take(20).Select(pair => $"port {pair.Key}: {pair.Value} connections, {log.EndsOf(pair.Key)} reasons"))
        + string.Concat(log.Others.Select(line => $"{Environment.NewLine}{line}"));

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : usual;

    private static void InterlockedMax(ref long target, long value)
    {
        var seen = Volatile.Read(ref target);
        while (value > seen)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }

    private sealed class Doubler : IEchoObserver
    {
        public Task<int> Twice(int value) => Task.FromResult(2 * value);
    }
}
