using System.Text;
using Microsoft.AspNetCore.Http;
using OrleansHa.Tests.Support;
using RabbitMQ.Client;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>
/// A source that answers, but with nothing: Bad, and the loop holds by its fail action. The controller puts out what it reads,
/// so a missing value taken for 0 would show as an output of 0, the minimum.
/// </summary>
[Collection(SourceCluster.Name), Trait("Promise", "P6")]
public sealed class NullIsNotZeroTests(SourceCluster cluster)
{
    private const string Database = "LOOPS_TEST_NULL_DATABASE";
    private const string Rabbit = "LOOPS_TEST_NULL_RABBIT";
    private const int Steps = 10;

    [Theory]
    [InlineData("null", "{\"value\": null}", 200)]
    [InlineData("whole-null", "null", 200)]
    [InlineData("empty-text", "{\"value\": \"\"}", 200)]
    [InlineData("nan", "{\"value\": \"NaN\"}", 200)]
    [InlineData("no-content", "", 204)]
    [InlineData("empty-body", "", 200)]
    [InlineData("another-page", "{\"error\": 0}", 200)]
    public async Task Http_AnswersNothing_LoopHolds(string name, string body, int status)
    {
        await using var sensor = await FakeSensor.StartAsync();

        await HoldsAsync($"null-{name}", $"http: {{ url: \"{sensor.Url}/\", jsonPath: $.value, every: 50ms }}", () =>
        {
            (sensor.Body, sensor.Status) = (body, status);
            return Task.CompletedTask;
        });
    }

    [Theory]
    [InlineData("vector", """{"status":"success","data":{"resultType":"vector","result":[]}}""")]
    [InlineData("nan", """{"status":"success","data":{"resultType":"scalar","result":[1,"NaN"]}}""")]
    public async Task Prometheus_AnswersNothing_LoopHolds(string name, string body)
    {
        await using var sensor = await FakeSensor.StartAsync();
        sensor.Body = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"80"]}]}}""";

        await HoldsAsync($"null-prometheus-{name}", $"prometheus: {{ url: \"{sensor.Url}\", query: up, every: 50ms }}", () =>
        {
            sensor.Body = body;
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task File_Empty_LoopHolds()
    {
        var file = Path.Combine(cluster.Files.Path, "null-value");
        await File.WriteAllTextAsync(file, "80\n");

        await HoldsAsync("null-file", $"file: {{ path: {file}, every: 50ms }}", () => File.WriteAllTextAsync(file, ""));
    }

    [Fact]
    public async Task Tail_EmptyLine_LoopHolds()
    {
        var file = Path.Combine(cluster.Files.Path, "null-tail");
        await HoldsAsync("null-tail", $"file: {{ path: {file}, read: tail, every: 50ms }}", () => File.AppendAllTextAsync(file, "\n"), () => File.WriteAllTextAsync(file, "80\n"));
    }

    [Theory]
    [InlineData("sql", "null::float8")]
    [InlineData("nan", "'NaN'::float8")]
    public async Task Postgres_Null_LoopHolds(string name, string value)
    {
        Environment.SetEnvironmentVariable(Database, cluster.Database);
        await cluster.QueryAsync($"create table null_{name} (value float8); insert into null_{name} values (80)");

        await HoldsAsync($"null-postgres-{name}", $"postgres: {{ connection: \"${{env:{Database}}}\", query: select value from null_{name}, every: 50ms }}",
            () => cluster.QueryAsync($"update null_{name} set value = {value}"));
    }

    [Fact]
    public async Task Notification_EmptyPayload_LoopHolds()
    {
        Environment.SetEnvironmentVariable(Database, cluster.Database);

        await HoldsAsync("null-notification", $"postgres: {{ connection: \"${{env:{Database}}}\", listen: null_1 }}",
            () => cluster.QueryAsync("notify null_1"), () => cluster.QueryAsync("notify null_1, '80'"));
    }

    [Theory]
    [InlineData("empty", "")]
    [InlineData("null", "null")]
    public async Task Amqp_EmptyBody_LoopHolds(string name, string body)
    {
        var rabbit = await ScratchRabbit.SharedAsync();
        Environment.SetEnvironmentVariable(Rabbit, rabbit.Password);
        await using var connection = await rabbit.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync($"null-{name}-{Guid.NewGuid():N}", durable: false, exclusive: false, autoDelete: false)).QueueName;
        Task PublishAsync(string text) => channel.BasicPublishAsync("", queue, Encoding.UTF8.GetBytes(text)).AsTask();

        await HoldsAsync($"null-amqp-{name}",
            $"timeout: 5s, amqp: {{ url: \"{rabbit.Url}\", queue: {queue}, auth: {{ username: {rabbit.UserName}, password: \"${{env:{Rabbit}}}\" }} }}",
            () => PublishAsync(body), () => PublishAsync("80"));
        await channel.QueueDeleteAsync(queue);
    }

    [Fact]
    public async Task OnBadChain_SourceGone_TakesEachLinkInItsTurn()
    {
        await using var sensor = await FakeSensor.StartAsync();
        const string Chain = "{ action: hold_last, maxAge: 1s, then: { action: substitute, value: 5, maxAge: 1s, then: fail_high } }";
        await cluster.ApplyAsync("null-chain", SourceLoops.Of("null-chain", [$"{{ name: a, http: {{ url: \"{sensor.Url}/\", jsonPath: $.value, every: 50ms }} }}"], onBad: Chain));
        await cluster.EventuallyAsync("null-chain", status => status.Output == 80, "the value");

        sensor.Status = StatusCodes.Status503ServiceUnavailable;

        var held = await cluster.EventuallyAsync("null-chain", status => status.Signals["level"].Quality == Grains.Interfaces.Quality.Uncertain_LastUsableValue, "held");
        held.Output.ShouldBe(80);
        var substituted = await cluster.EventuallyAsync("null-chain", status => status.Signals["level"].Quality == Grains.Interfaces.Quality.Uncertain_SubstituteValue, "substituted");
        substituted.Output.ShouldBe(5);
        await cluster.EventuallyAsync("null-chain", status => status.Output == 100, "driven high");
        sensor.Status = StatusCodes.Status200OK;
        await cluster.EventuallyAsync("null-chain", status => status.Output == 80 && status.Signals["level"].Quality == Grains.Interfaces.Quality.Good, "healed");
    }

    /// <summary>With a value of 80, then with nothing: the output stays at 80 through many steps, and says why.</summary>
    private async Task HoldsAsync(string name, string input, Func<Task> makeItNull, Func<Task>? makeItGood = null)
    {
        await cluster.ApplyAsync(name, SourceLoops.Of(name, [$"{{ name: a, {input} }}"]));
        await Eventually.TrueAsync(
            async () =>
            {
                // A listener has to be there before what it should hear.
                if (makeItGood is not null)
                    await makeItGood();
                return (await cluster.StatusAsync(name)).Output == 80;
            },
            TimeSpan.FromSeconds(20), () => cluster.Log, "the value before");

        await makeItNull();

        var bad = await cluster.EventuallyAsync(name, status => status.Signals["level"].Sources[0].Quality == Grains.Interfaces.Quality.Bad_SensorFailure, "the source is Bad");
        var status = await cluster.EventuallyAsync(name, status =>
        {
            status.Output.ShouldBe(80, SourceLoops.Describe(status));
            return status.StepsTotal >= bad.StepsTotal + Steps;
        }, $"{Steps} steps without a value");
        var signal = status.Signals["level"];
        signal.Quality.ShouldBe(Grains.Interfaces.Quality.Uncertain_LastUsableValue);
        signal.Sources[0].ShouldSatisfyAllConditions(
            source => source.Value.ShouldBeNull(),
            source => source.Health.ShouldBe("error_dense"),
            source => source.Reason.ShouldNotBeNullOrEmpty());
        await cluster.Loop(name).DeleteAsync(null);
    }
}
