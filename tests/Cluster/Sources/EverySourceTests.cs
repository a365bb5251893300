using System.Text;
using OrleansHa.Grains.Interfaces;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;
using RabbitMQ.Client;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>One definition with every kind of source, each against the real thing.</summary>
[Collection(SourceCluster.Name)]
public sealed class EverySourceTests(SourceCluster cluster)
{
    [Fact]
    public async Task Loop_WithEveryKindOfSource_HasAGoodValueOfEach()
    {
        await using var http = await FakeSensor.StartAsync(cluster.Authority.Issue("127.0.0.1"));
        await using var prometheus = await FakeSensor.StartAsync(cluster.Authority.Issue("127.0.0.1"));
        prometheus.Body = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"80"]}]}}""";
        var rabbit = await ScratchRabbit.SharedAsync();
        Environment.SetEnvironmentVariable("LOOPS_TEST_EVERY_RABBIT", rabbit.Password);
        Environment.SetEnvironmentVariable("LOOPS_TEST_EVERY_DATABASE", cluster.Database);
        await using var connection = await rabbit.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync($"every-{Guid.NewGuid():N}", durable: false, exclusive: false, autoDelete: false)).QueueName;
        var (value, tail) = (Path.Combine(cluster.Files.Path, "every-value"), Path.Combine(cluster.Files.Path, "every-tail"));
        await File.WriteAllTextAsync(value, "80");
        var sources = new (string Signal, string Input)[]
        {
            ("by-http", $"http: {{ url: \"{http.Url}/\", jsonPath: $.value, every: 100ms }}"),
            ("by-prometheus", $"prometheus: {{ url: \"{prometheus.Url}\", query: up, every: 100ms }}"),
            ("by-push", "push: {}"),
            ("by-queue", $"timeout: 5s, amqp: {{ url: \"{rabbit.Url}\", queue: {queue}, auth: {{ username: {rabbit.UserName}, password: \"${{env:LOOPS_TEST_EVERY_RABBIT}}\" }} }}"),
            ("by-query", "postgres: { connection: \"${env:LOOPS_TEST_EVERY_DATABASE}\", query: select 80, every: 100ms }"),
            ("by-notification", "postgres: { connection: \"${env:LOOPS_TEST_EVERY_DATABASE}\", listen: every }"),
            ("by-file", $"file: {{ path: {value}, every: 100ms }}"),
            ("by-line", $"file: {{ path: {tail}, read: tail, every: 50ms }}"),
            ("cpu", "system: { metric: cpu }"),
            ("memory", "system: { metric: memory }"),
            ("disk", "system: { metric: disk }"),
        };
        await cluster.ApplyAsync("every-kind", Definition(sources));

        var status = await Eventually.ValueAsync(
            async () =>
            {
                // These have to be listened to before they say something.
                await File.AppendAllTextAsync(tail, "80\n");
                await cluster.QueryAsync("notify every, '80'");
                await channel.BasicPublishAsync("", queue, Encoding.UTF8.GetBytes("80"));
                await cluster.Loop("every-kind").OfferAsync(new SampleBatch
                {
                    Signal = "by-push",
                    Samples = [new SignalSample { Id = Guid.NewGuid().ToString(), Value = 80, ObservedAt = DateTimeOffset.UtcNow }],
                });
                return await cluster.StatusAsync("every-kind");
            },
            status => status.Signals.Values.All(signal => signal.Quality == Quality.Good), TimeSpan.FromSeconds(20), status => $"{SourceLoops.Describe(status)}\n{cluster.Log}", "every signal is Good");

        status.Signals.Count.ShouldBe(sources.Length);
        foreach (var (signal, reading) in status.Signals.Where(signal => signal.Key.StartsWith("by-", StringComparison.Ordinal)))
            reading.Value.ShouldBe(80, signal);
        await cluster.Loop("every-kind").DeleteAsync(null);
    }

    private static string Definition((string Signal, string Input)[] sources) => $$"""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: every-kind }
        spec:
          period: 200ms
          signals:
            {{string.Join("\n    ", sources.Select(source => $"{source.Signal}: {{ units: \"1\", range: [0, 100], sources: [ {{ name: only, {source.Input} }} ] }}"))}}
          controller: { type: expression, input: by-http, expr: value, output: { min: 0, max: 100 } }
          outputs: []
        """;
}
