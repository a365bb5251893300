using Microsoft.Extensions.Options;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Outputs;
using OrleansHa.Silo.Outputs.Amqp;
using OrleansHa.Silo.Trust;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>amqp against a broker of its own that is frozen, killed and started again.</summary>
public sealed class AmqpEndpointTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Secret = "LOOPS_TEST_AMQP_ENDPOINT";
    private const string Queue = "decisions";

    private readonly AmqpBrokers _brokers = new(new PeerTrust(Options.Create(new TrustOptions())));
    private ScratchRabbit _rabbit = null!;

    public async Task InitializeAsync()
    {
        _rabbit = await ScratchRabbit.StartAsync();
        Environment.SetEnvironmentVariable(Secret, _rabbit.Password);
        await using var connection = await _rabbit.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
    }

    public async Task DisposeAsync()
    {
        await _brokers.DisposeAsync();
        await _rabbit.DisposeAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    [Fact]
    public async Task Broker_FrozenKilledAndBack_KeepsWhatItConfirmedAndTakesTheRestAgain()
    {
        using var endpoint = Endpoint(Queue);
        (await SendAsync(endpoint, 1)).ShouldBe(EndpointAnswer.Delivered);
        using var lost = Endpoint("nobody-is-bound");
        (await SendAsync(lost, 1)).Error!.ShouldContain("no queue is bound");

        _rabbit.Freeze();
        using (var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300)))
            await Should.ThrowAsync<OperationCanceledException>(endpoint.AttemptAsync(Message(2), soon.Token));
        _rabbit.Unfreeze();
        await Eventually.TrueAsync(async () => !(await SendAsync(endpoint, 2)).IsTransient);

        await _rabbit.KillAsync();
        (await SendAsync(endpoint, 3)).IsTransient.ShouldBeTrue();
        await _rabbit.StartAgainAsync();
        await Eventually.TrueAsync(async () => !(await SendAsync(endpoint, 3)).IsTransient);

        var ids = await IdsAsync();
        ids.Distinct().ShouldBe(["loop/out/1", "loop/out/2", "loop/out/3"], "each is there, in order, through a kill -9 of the broker");
    }

    private async Task<List<string>> IdsAsync()
    {
        await using var connection = await _rabbit.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var ids = new List<string>();
        while (await channel.BasicGetAsync(Queue, autoAck: true) is { } message)
            ids.Add(message.BasicProperties.MessageId!);
        return ids;
    }

    private static async Task<EndpointAnswer> SendAsync(AmqpEndpoint endpoint, long seq)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            return await endpoint.AttemptAsync(Message(seq), bound.Token);
        }
        catch (OperationCanceledException)
        {
            return EndpointAnswer.Transient("no answer");
        }
    }

    private static OutputMessage Message(long seq) => new("loop", new OutboxEntry("out", seq, 1, 1, Quality.Good, DateTimeOffset.UtcNow), 1);

    private AmqpEndpoint Endpoint(string key)
    {
        SecretReference.TryParse($"${{env:{Secret}}}", out var password).ShouldBeTrue();
        var target = new AmqpOutputTarget(new Uri(_rabbit.Url), "", key, new AuthDefinition(null, _rabbit.UserName, password));
        return new AmqpEndpoint(target, _brokers.Of(target));
    }
}
