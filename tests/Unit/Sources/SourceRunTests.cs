using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans;
using Orleans.Runtime;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Sources;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Sources;

/// <summary>A puller's work without a cluster: a fake peer on one side, a loop that answers as told on the other.</summary>
public sealed class SourceRunTests
{
    private static readonly SourceDefinition Source = new("s", 1, null, new PushSourceInput())
    {
        Timeout = TimeSpan.FromMilliseconds(200),
        Breaker = new BreakerDefinition(2, TimeSpan.FromSeconds(30)),
    };

    private readonly ConcurrentQueue<SampleBatch> _offers = new();
    private readonly SourceSettings _settings = new() { Loop = "tank", Signal = "level", Source = "s", Revision = 1 };
    private volatile string? _refusal;
    private int _unwanted;

    [Fact]
    public async Task Stream_LoopTakesNothing_NewestStayAndShedOnesAreCounted()
    {
        _refusal = LoopErrorCodes.StoreUnavailable;
        var peer = new FakeStream(new StreamBuffer(10, FullBuffer.ShedOldest, Confirmed: false));
        await using var run = Start(peer);
        await peer.SendAsync(1);
        await Eventually.TrueAsync(() => !_offers.IsEmpty);

        for (var i = 2; i <= 101; i++)
            await peer.SendAsync(i).AsTask().WaitAsync(Eventually.DefaultBound);
        run.Report.Shed.ShouldBe(90);
        _offers.Clear();
        _refusal = null;

        await Eventually.TrueAsync(() => Values.Contains(101));
        Values.ShouldBe([1, .. Enumerable.Range(92, 10).Select(i => (double?)i)], "the one under way, then the newest, in their order");
    }

    [Fact]
    public async Task Stream_LoopTakesNothing_APeerThatCanWaitWaits()
    {
        _refusal = LoopErrorCodes.StoreUnavailable;
        var peer = new FakeStream(new StreamBuffer(10, FullBuffer.Wait, Confirmed: false));
        await using var run = Start(peer);
        await peer.SendAsync(1);
        await Eventually.TrueAsync(() => !_offers.IsEmpty);
        for (var i = 2; i <= 11; i++)
            await peer.SendAsync(i).AsTask().WaitAsync(Eventually.DefaultBound);

        var waiting = peer.SendAsync(12).AsTask();
        waiting.IsCompleted.ShouldBeFalse("the buffer is full");
        _offers.Clear();
        _refusal = null;

        await waiting.WaitAsync(Eventually.DefaultBound);
        await Eventually.TrueAsync(() => Values.Contains(12));
        Values.ShouldBe(Enumerable.Range(1, 12).Select(i => (double?)i));
        run.Report.Shed.ShouldBe(0);
    }

    [Fact]
    public async Task Stream_Confirmed_OnlyAfterTheLoopHasCommitted()
    {
        _refusal = LoopErrorCodes.StoreUnavailable;
        var peer = new FakeStream(new StreamBuffer(10, FullBuffer.Wait, Confirmed: true));
        await using var run = Start(peer);
        await peer.SendAsync(1, "m-1");
        await peer.SendAsync(2, "m-2");
        await Eventually.TrueAsync(() => _offers.Count >= 3);

        peer.Confirmed.ShouldBeEmpty();
        _refusal = null;

        await Eventually.TrueAsync(() => peer.Confirmed.Contains(2));
        _offers.ShouldAllBe(offer => offer.Acknowledgement == OfferAcknowledgement.Committed);
        _offers.SelectMany(offer => offer.Samples).Select(sample => sample.Id).Distinct().ShouldBe(["s:m-1", "s:m-2"], ignoreOrder: true);
    }

    [Fact]
    public async Task Stream_PeerAway_SaysSoAgainAndAgainWhileTheBreakerLeavesItAlone()
    {
        var peer = new FakeStream(new StreamBuffer(10, FullBuffer.Wait, Confirmed: false)) { IsAway = true };
        await using var run = Start(peer);

        await Eventually.TrueAsync(() => _offers.SelectMany(offer => offer.Samples).Count(sample => sample.Reason!.Contains("left alone", StringComparison.Ordinal)) >= 2);

        peer.Runs.ShouldBe(2, "as the breaker's two failures allow");
        run.Report.Breaker.ShouldBe("open");
        _offers.SelectMany(offer => offer.Samples).ShouldAllBe(sample => sample.Value == null && sample.Quality == OrleansHa.Grains.Interfaces.Quality.Bad_NotConnected);
    }

    [Fact]
    public async Task Stream_LoopGone_EndsThePuller()
    {
        _refusal = LoopErrorCodes.NotFound;
        var peer = new FakeStream(new StreamBuffer(10, FullBuffer.Wait, Confirmed: true));
        await using var run = Start(peer);
        await peer.SendAsync(1);

        await Eventually.TrueAsync(() => Volatile.Read(ref _unwanted) == 1);
        peer.Confirmed.ShouldBeEmpty("whoever has a use for it may have it");
    }

    [Fact]
    public async Task Pull_ReaderDoesNotHeedItsTime_IsAskedOnceAndTheLoopIsToldInTime()
    {
        var reader = new DeafReader();
        await using var run = new PullRun(_settings, Source with { Breaker = new BreakerDefinition(100, TimeSpan.FromSeconds(1)) }, Services(), reader, Feed(), () => { });

        await run.PullAsync().WaitAsync(Eventually.DefaultBound);
        await run.PullAsync().WaitAsync(Eventually.DefaultBound);

        reader.Questions.ShouldBe(1);
        _offers.SelectMany(offer => offer.Samples).Select(sample => sample.Reason).ShouldBe(["no answer within 200 ms", "the question before this one is still not answered"]);
        reader.Answer.SetResult(SourceAnswer.Good(5, DateTimeOffset.UtcNow));
        await run.PullAsync().WaitAsync(Eventually.DefaultBound);
        Values.Last().ShouldBe(5);
    }

    private IEnumerable<double?> Values => _offers.SelectMany(offer => offer.Samples).Select(sample => sample.Value);

    private StreamRun Start(FakeStream peer)
    {
        var run = new StreamRun(_settings, Source, Services(), peer, Feed(), () => Interlocked.Increment(ref _unwanted));
        run.Start();
        return run;
    }

    private SourceFeed Feed()
    {
        var loop = Substitute.For<IFeedbackLoopGrain>();
        loop.OfferAsync(Arg.Any<SampleBatch>()).Returns(call =>
        {
            _offers.Enqueue(call.Arg<SampleBatch>());
            return Task.FromResult(new OfferResult { Error = _refusal is { } code ? new LoopError { Code = code } : null });
        });
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<IFeedbackLoopGrain>("tank").Returns(loop);
        return new SourceFeed(_settings, Services(), grains);
    }

    private static SourceServices Services() =>
        new(new SourceKinds([]), new Here(), new LoopInstruments(new Meters()), TimeProvider.System, NullLogger<SourceGrain>.Instance);

    // Written out: a proxy cannot be made of what is internal.
    private sealed class Here : ISiloPlace
    {
        public SiloAddress Address { get; } = SiloAddress.New(IPAddress.Loopback, 1, 1);

        public string Name => "silo-a";

        public string Zone => "a";

        public LoopOwner Owner => new(Address.ToParsableString(), Name, Zone);
    }

    private sealed class FakeStream(StreamBuffer buffer) : IStreamingSource
    {
        private readonly TaskCompletionSource<ISampleSink> _sink = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _runs;

        public StreamBuffer Buffer { get; } = buffer;

        public bool IsAway { get; init; }

        public int Runs => Volatile.Read(ref _runs);

        public ConcurrentQueue<int> Confirmed { get; } = new();

        public async Task<SourceAnswer> RunAsync(ISampleSink sink, CancellationToken cancel)
        {
            Interlocked.Increment(ref _runs);
            if (IsAway)
                return SourceAnswer.Failed(Quality.Bad_NotConnected, "away", DateTimeOffset.UtcNow);
            sink.Connected();
            _sink.TrySetResult(sink);
            await new TaskCompletionSource().Task.WaitAsync(cancel);
            throw new InvalidOperationException("it only ends when it is cancelled");
        }

        public async ValueTask SendAsync(int value, string? id = null)
        {
            var sink = await _sink.Task.WaitAsync(Eventually.DefaultBound);
            var sample = new SourceSample(SourceAnswer.Good(value, DateTimeOffset.UtcNow), id, () =>
            {
                Confirmed.Enqueue(value);
                return Task.CompletedTask;
            });
            await sink.PutAsync(sample, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class DeafReader : IPulledSource
    {
        public TaskCompletionSource<SourceAnswer> Answer { get; } = new();

        public int Questions { get; private set; }

        public Task<SourceAnswer> ReadAsync(CancellationToken cancel)
        {
            Questions++;
            return Answer.Task;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Meters : System.Diagnostics.Metrics.IMeterFactory
    {
        public System.Diagnostics.Metrics.Meter Create(System.Diagnostics.Metrics.MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }
}
