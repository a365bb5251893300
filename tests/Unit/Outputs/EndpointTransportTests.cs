using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Outputs;

namespace OrleansHa.Tests.Unit.Outputs;

/// <summary>Which endpoint is tried when, and when one is left alone.</summary>
public sealed class EndpointTransportTests
{
    private static readonly DeliveryDefinition Delivery = new(RetryPolicy.Exponential, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), CoalesceRule.None, true)
    {
        Timeout = TimeSpan.FromMilliseconds(50),
        Breaker = new BreakerDefinition(2, TimeSpan.FromMilliseconds(300)),
    };

    [Fact]
    public void Order_OwnZoneFirst_ThenTheText()
    {
        IOutputEndpoint[] endpoints = [new Peer("1", "a"), new Peer("2", "b"), new Peer("3", null), new Peer("4", "b")];

        EndpointOrder.ByZone(endpoints, "b").Select(endpoint => endpoint.Where).ShouldBe(["2", "4", "1", "3"]);
        EndpointOrder.ByZone(endpoints, "").Select(endpoint => endpoint.Where).ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public async Task FirstFails_TheNextOneIsUsed_UntilItsBreakerOpens()
    {
        var (first, second) = (new Peer("first") { Fails = true }, new Peer("second"));
        using var transport = new EndpointTransport([first, second], all: false, Delivery, TimeProvider.System);

        for (var seq = 1; seq <= 5; seq++)
            (await SendAsync(transport, seq)).Kind.ShouldBe(SendResultKind.Delivered);

        first.Attempts.ShouldBe(2, "then it is left alone");
        second.Attempts.ShouldBe(5);
        transport.Breaker.ShouldBe("closed", "one endpoint works");
    }

    [Fact]
    public async Task AllFail_BreakersOpen_AndOneTryDecidesWhenItIsOver()
    {
        var only = new Peer("only") { Fails = true };
        using var transport = new EndpointTransport([only], all: false, Delivery, TimeProvider.System);
        var sending = SendAsync(transport, 1);
        await OrleansHa.Tests.Support.Eventually.TrueAsync(() => transport.Breaker == "open");
        transport.LastError.ShouldNotBeNull();

        only.Fails = false;

        (await sending.WaitAsync(OrleansHa.Tests.Support.Eventually.DefaultBound)).Kind.ShouldBe(SendResultKind.Delivered);
        (transport.Breaker, transport.LastError).ShouldBe(("closed", null));
    }

    [Fact]
    public async Task SlowEndpoint_IsLeftAfterTheTimeout()
    {
        var (slow, quick) = (new Peer("slow") { Hangs = true }, new Peer("quick"));
        using var transport = new EndpointTransport([slow, quick], all: false, Delivery, TimeProvider.System);

        (await SendAsync(transport, 1).WaitAsync(OrleansHa.Tests.Support.Eventually.DefaultBound)).Kind.ShouldBe(SendResultKind.Delivered);

        quick.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task EveryEndpointIsToldWhereTheKindSaysSo_AndOneIsEnough()
    {
        Peer[] peers = [new Peer("1"), new Peer("2") { Fails = true }, new Peer("3")];
        using var transport = new EndpointTransport(peers, all: true, Delivery, TimeProvider.System);

        (await SendAsync(transport, 1)).Kind.ShouldBe(SendResultKind.Delivered);

        peers.ShouldAllBe(peer => peer.Attempts == 1);
    }

    [Fact]
    public async Task OwnershipUncertain_NothingIsTriedUntilItIsCertain()
    {
        var peer = new Peer("only");
        using var transport = new EndpointTransport([peer], all: false, Delivery, TimeProvider.System);
        var certain = false;
        var asked = 0;
        var sending = transport.SendAsync(
            Message(1) with
            {
                MayAct = () =>
                {
                    Interlocked.Increment(ref asked);
                    return Volatile.Read(ref certain);
                },
            },
            CancellationToken.None);
        await OrleansHa.Tests.Support.Eventually.TrueAsync(() => Volatile.Read(ref asked) >= 2);
        peer.Attempts.ShouldBe(0);

        Volatile.Write(ref certain, true);

        (await sending.WaitAsync(OrleansHa.Tests.Support.Eventually.DefaultBound)).Kind.ShouldBe(SendResultKind.Delivered);
    }

    private static Task<SendResult> SendAsync(EndpointTransport transport, long seq) => transport.SendAsync(Message(seq), CancellationToken.None);

    private static OutputMessage Message(long seq) => new("loop", new OutboxEntry("out", seq, 1, 1, Quality.Good, DateTimeOffset.UnixEpoch), 1);

    private sealed class Peer(string where, string? zone = null) : IOutputEndpoint
    {
        private int _attempts;

        public string Where => where;

        public string? Zone => zone;

        public bool Fails { get; set; }

        public bool Hangs { get; init; }

        public int Attempts => Volatile.Read(ref _attempts);

        public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
        {
            Interlocked.Increment(ref _attempts);
            if (Hangs)
                await new TaskCompletionSource().Task.WaitAsync(bound);
            return Fails ? EndpointAnswer.Transient("it fails") : EndpointAnswer.Delivered;
        }

        public void Dispose()
        {
        }
    }
}
