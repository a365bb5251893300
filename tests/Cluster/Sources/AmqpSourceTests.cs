using System.Text;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Sources;
using OrleansHa.Tests.Support;
using RabbitMQ.Client;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>amqp against a real broker: nothing is acknowledged before its commit.</summary>
[Collection(SourceCluster.Name)]
public sealed class AmqpSourceTests(SourceCluster cluster) : IAsyncLifetime, IDisposable
{
    private const string Secret = "LOOPS_TEST_SOURCE_RABBIT";

    private readonly string _queue = $"samples-{Guid.NewGuid():N}";
    private readonly CancellationTokenSource _end = new();
    private ScratchRabbit _rabbit = null!;
    private IConnection _connection = null!;
    private IChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _rabbit = await ScratchRabbit.SharedAsync();
        Environment.SetEnvironmentVariable(Secret, _rabbit.Password);
        _connection = await _rabbit.ConnectAsync();
        _channel = await _connection.CreateChannelAsync();
        await _channel.QueueDeclareAsync(_queue, durable: true, exclusive: false, autoDelete: false);
    }

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await _channel.QueueDeleteAsync(_queue);
        await _connection.DisposeAsync();
    }

    public void Dispose() => _end.Dispose();

    [Fact]
    public async Task Messages_NotConfirmed_ComeAgainAndConfirmedOnesDoNot()
    {
        await PublishAsync("1", "2", "3");
        await using var reader = cluster.Streaming(Source());
        var first = new CollectingSink();
        using var cut = new CancellationTokenSource();
        var run = reader.RunAsync(first, cut.Token);
        await Eventually.TrueAsync(() => first.Samples.Count == 3);

        await first.Samples[1].ConfirmAsync!();
        await cut.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run.WaitAsync(Eventually.DefaultBound));
        var second = new CollectingSink();
        _ = reader.RunAsync(second, _end.Token);

        await Eventually.TrueAsync(() => second.Samples.Count == 1);
        second.Values.ShouldBe([3]);
        second.Samples[0].Id.ShouldBe(first.Samples[2].Id, "by its id the loop knows it again");
    }

    [Fact]
    public async Task Messages_MoreThanThePrefetch_WaitAtTheBroker()
    {
        await PublishAsync([.. Enumerable.Range(0, 20).Select(i => $"{i}")]);
        await using var reader = cluster.Streaming(Source("prefetch: 5"));
        var sink = new CollectingSink();
        _ = reader.RunAsync(sink, _end.Token);

        await Eventually.TrueAsync(() => sink.Samples.Count == 5);
        (await _channel.MessageCountAsync(_queue)).ShouldBe(15u);
        await sink.Samples[4].ConfirmAsync!();

        await Eventually.TrueAsync(() => sink.Samples.Count == 10);
        reader.Buffer.ShouldBe(new StreamBuffer(5, FullBuffer.Wait, Confirmed: true));
    }

    [Fact]
    public async Task Messages_WithoutANumber_AreBadWithTheReason()
    {
        await PublishAsync("", "null", "NaN", "<x/>", new string(' ', 70_000) + "1", "7");
        await using var reader = cluster.Streaming(Source());
        var sink = new CollectingSink();
        _ = reader.RunAsync(sink, _end.Token);

        await Eventually.TrueAsync(() => sink.Samples.Count == 6);
        sink.Values.ShouldBe([null, null, null, null, null, 7]);
        sink.Samples.Take(5).ShouldAllBe(sample => sample.Answer.Reason != null && sample.Answer.Value.Quality == Quality.Bad_SensorFailure);
    }

    [Fact]
    public async Task Broker_NoQueueWrongPasswordOrAway_SaysWhich()
    {
        Environment.SetEnvironmentVariable("LOOPS_TEST_WRONG_PASSWORD", "wrong");
        var noQueue = await EndOfAsync(Source().Replace(_queue, "no-such-queue", StringComparison.Ordinal));
        var refused = await EndOfAsync(Source().Replace(Secret, "LOOPS_TEST_WRONG_PASSWORD", StringComparison.Ordinal));
        var away = await EndOfAsync(Source().Replace(_rabbit.Url, $"amqp://127.0.0.1:{TestPorts.Next()}", StringComparison.Ordinal));

        (noQueue.Value.Quality, refused.Value.Quality, away.Value.Quality)
            .ShouldBe((Quality.Bad_ConfigurationError, Quality.Bad_ConfigurationError, Quality.Bad_NotConnected), $"{noQueue.Reason} | {refused.Reason} | {away.Reason}");
        noQueue.Reason!.ShouldContain("404");
    }

    [Fact]
    public async Task Broker_QueueDeletedUnderTheConsumer_EndsWithThatReason()
    {
        var queue = (await _channel.QueueDeclareAsync($"short-lived-{Guid.NewGuid():N}", durable: false, exclusive: false, autoDelete: false)).QueueName;
        await using var reader = cluster.Streaming(Source().Replace(_queue, queue, StringComparison.Ordinal));
        var sink = new CollectingSink();
        var run = reader.RunAsync(sink, _end.Token);
        await Eventually.TrueAsync(() => sink.Connections == 1);

        await _channel.QueueDeleteAsync(queue);

        (await run.WaitAsync(Eventually.DefaultBound)).Reason!.ShouldContain("ended the consumer");
    }

    [Fact]
    public async Task Loop_Messages_AreAcknowledgedOnceCommittedAndBadOnesToo()
    {
        var name = $"amqp-{_queue[8..16]}";
        await cluster.ApplyAsync(name, SourceLoops.Of(name, [Source()]));
        await PublishAsync("10", "20", "", "30");
        await cluster.EventuallyAsync(name, status => status.Output == 30, "the last message");
        (await cluster.StatusAsync(name)).Signals["level"].Sources[0].Sequence.ShouldBeGreaterThanOrEqualTo(4);

        // Deleting the loop ends its consumer: what it had not acknowledged would be ready again.
        await cluster.Loop(name).DeleteAsync(null);

        await Eventually.ValueAsync(() => _channel.ConsumerCountAsync(_queue), consumers => consumers == 0);
        (await _channel.MessageCountAsync(_queue)).ShouldBe(0u);
    }

    private string Source(string more = "prefetch: 100") =>
        $"{{ name: a, timeout: 5s, amqp: {{ url: \"{_rabbit.Url}\", queue: {_queue}, {more}, auth: {{ username: {_rabbit.UserName}, password: \"${{env:{Secret}}}\" }} }} }}";

    private async Task<SourceAnswer> EndOfAsync(string source)
    {
        await using var reader = cluster.Streaming(source);
        return await reader.RunAsync(new CollectingSink(), _end.Token).WaitAsync(Eventually.DefaultBound);
    }

    private async Task PublishAsync(params string[] bodies)
    {
        foreach (var body in bodies)
            await _channel.BasicPublishAsync("", _queue, mandatory: true, new BasicProperties { MessageId = Guid.NewGuid().ToString("N"), Persistent = true }, Encoding.UTF8.GetBytes(body));
    }
}
