using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Outputs.Http;
using OrleansHa.Tests.Cluster.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>
/// P3 and P1 at the receiver: answers are lost and owners die, and each decision still takes effect once. With either check of
/// the receiver switched off, the same checker finds what it should.
/// </summary>
[Trait("Promise", "P1")]
[Trait("Promise", "P3")]
public sealed class OnceEachDecisionTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>
{
    [Fact]
    public async Task AnswersLostAndOwnerKilled_EachDecisionTakesEffectOnceAndInOrder()
    {
        await using var cluster = await LoopCluster.StartAsync(database.ConnectionString, 3);
        await using var receiver = await new Receiver { LosesFirstAnswers = true }.StartAsync();
        var loop = await OutputLoop.StartAsync(cluster, "once-each", OutputLoop.Http("web", receiver.Url));

        await loop.DecideAsync("web", 4);
        await cluster.KillAsync(cluster.OwnerOf("once-each")!);
        await loop.DecideAsync("web", 4);

        var status = await loop.UntilAsync(status => status.Outputs["web"].Pending == 0);
        receiver.Repeated.ShouldBeEmpty();
        receiver.Stale.ShouldBe(0);
        receiver.Effects.Count.ShouldBe((int)status.Outputs["web"].Emitted);
        receiver.Effects.Select(effect => effect.Seq).ShouldBeInOrder();
        receiver.Effects.Select(effect => effect.Epoch).Distinct().Count().ShouldBe(2, "both owners acted");
    }

    [Fact]
    public async Task ReceiverWithoutDeduplication_SeesDuplicates()
    {
        await using var cluster = await LoopCluster.StartAsync(database.ConnectionString, 1);
        await using var receiver = await new Receiver { LosesFirstAnswers = true, Deduplicates = false }.StartAsync();
        var loop = await OutputLoop.StartAsync(cluster, "not-once", OutputLoop.Http("web", receiver.Url));

        await loop.DecideAsync("web", 2);
        await loop.UntilAsync(status => status.Outputs["web"].Pending == 0);

        receiver.Repeated.Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task LateRequestOfAFormerOwner_IsStale_AndOnlyTheEpochCheckKeepsItOut(bool checks, int stale)
    {
        await using var receiver = await new Receiver { ChecksEpochs = checks }.StartAsync();
        var url = new Uri(receiver.Url);
        using var clients = new PlainClients();
        using var endpoint = new HttpEndpoint(new HttpOutputTarget(OutputMethod.Post, [], null), new EndpointDefinition(url, null), clients);
        (await endpoint.AttemptAsync(Message(seq: 7, epoch: 3), CancellationToken.None)).Final!.Kind.ShouldBe(SendResultKind.Delivered);

        var late = await endpoint.AttemptAsync(Message(seq: 6, epoch: 2), CancellationToken.None);

        late.Final!.Kind.ShouldBe(checks ? SendResultKind.StaleEpoch : SendResultKind.Delivered);
        receiver.Stale.ShouldBe(stale);
    }

    private static OutputMessage Message(long seq, long epoch) => new("loop", new OutboxEntry("web", seq, epoch, 1, Quality.Good, DateTimeOffset.UtcNow), epoch);

    private sealed class PlainClients : IHttpClientFactory, IDisposable
    {
        private readonly SocketsHttpHandler _handler = new();

        public HttpClient CreateClient(string name) => new(_handler, disposeHandler: false);

        public void Dispose() => _handler.Dispose();
    }
}
