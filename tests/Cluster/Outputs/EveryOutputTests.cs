using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansHa.Tests.Cluster.Loops;
using OrleansHa.Tests.Support;
using RabbitMQ.Client;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>One definition with every kind of output, each against the real thing.</summary>
public sealed class EveryOutputTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IDisposable
{
    private readonly TemporaryDirectory _files = new();
    private readonly TestAuthority _authority = new();

    public void Dispose()
    {
        _files.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task EveryKind_InOneLoop_TakesItsDecisions()
    {
        await using var cluster = await LoopCluster.StartAsync(database.ConnectionString, 1);
        await using var receiver = await new Receiver().StartAsync();
        await using var kubernetes = await FakeKubernetes.StartAsync(_authority.Issue("127.0.0.1"));
        var alerts = new ConcurrentQueue<JsonElement>();
        await using var alertmanager = await FakeApi.StartAsync(async context =>
        {
            context.Response.StatusCode = context.Request.Path == "/api/v2/alerts" ? 200 : 404;
            alerts.Enqueue((await context.Request.ReadFromJsonAsync<JsonElement>())[0]);
        });
        var rabbit = await ScratchRabbit.SharedAsync();
        await using var connection = await rabbit.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync($"decisions-{Guid.NewGuid():N}", durable: true, exclusive: false, autoDelete: false)).QueueName;
        await database.QueryAsync("CREATE TABLE decision (key text PRIMARY KEY, value double precision, epoch bigint, seq bigint, quality text, at timestamptz)");
        Environment.SetEnvironmentVariable("LOOPS_TEST_OUTPUT_RABBIT", rabbit.Password);
        Environment.SetEnvironmentVariable("LOOPS_TEST_OUTPUT_TABLE", database.ConnectionString);
        Environment.SetEnvironmentVariable("LOOPS_TEST_OUTPUT_TOKEN", FakeKubernetes.Token);
        var authorities = Path.Combine(_files.Path, "ca.pem");
        await File.WriteAllTextAsync(authorities, _authority.Certificate.ExportCertificatePem());
        string[] names = ["web", "queue", "table", "lines", "latest", "pager", "scale", "page"];

        var loop = await OutputLoop.StartAsync(
            cluster, "every-kind",
            OutputLoop.Http("web", receiver.Url),
            $$"""{ name: queue, amqp: { url: "{{rabbit.Url}}", routingKey: {{queue}}, auth: { username: {{rabbit.UserName}}, password: "${env:LOOPS_TEST_OUTPUT_RABBIT}" } }, delivery: { coalesce: none }, onPartition: duplicate }""",
            """{ name: table, postgres: { connection: "${env:LOOPS_TEST_OUTPUT_TABLE}", statement: "INSERT INTO decision VALUES (@key, @value, @epoch, @seq, @quality, @at) ON CONFLICT (key) DO NOTHING" }, delivery: { coalesce: none }, onPartition: hold }""",
            $$"""{ name: lines, file: { path: "{{_files.Path}}/lines.json" }, delivery: { coalesce: none }, onPartition: hold }""",
            $$"""{ name: latest, file: { path: "{{_files.Path}}/latest.json", write: replace }, onPartition: hold }""",
            $$"""{ name: pager, alertmanager: { endpoints: [ { url: "{{alertmanager.Url}}" } ], labels: { severity: page } }, onPartition: duplicate }""",
            $$"""{ name: scale, kubernetes_scale: { server: "{{kubernetes.Url}}", workload: web, auth: { bearer: "${env:LOOPS_TEST_OUTPUT_TOKEN}" }, caFile: {{authorities}} }, onPartition: hold }""",
            """{ name: page, alert: { route: ops, severity: warning }, onPartition: duplicate }""");
        await loop.DecideAsync("web", 3);

        var status = await loop.UntilAsync(status => names.All(name => status.Outputs[name] is { Pending: 0, Emitted: 3 }));
        foreach (var name in names)
            OutputLoop.Balanced(status.Outputs[name]);
        names.Sum(name => status.Outputs[name].DeadLettered).ShouldBe(0);
        var seqs = receiver.Effects.Select(effect => effect.Seq).ToList();
        receiver.Effects.Select(effect => effect.Value).ShouldBe([100.0, 0, 100]);
        var first = (await channel.BasicGetAsync(queue, autoAck: true)).ShouldNotBeNull();
        first.MessageCount.ShouldBe(2u);
        first.BasicProperties.MessageId.ShouldBe($"every-kind/queue/{seqs[0]}");
        first.BasicProperties.Persistent.ShouldBeTrue();
        first.BasicProperties.Headers!["x-loop-epoch"].ShouldBe(1L);
        (await database.QueryAsync("SELECT string_agg(seq || '=' || value, ',' ORDER BY seq) FROM decision")).ShouldBe($"{seqs[0]}=100,{seqs[1]}=0,{seqs[2]}=100");
        File.ReadAllLines(_files.Path + "/lines.json").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()).ShouldBe(seqs.Select(seq => $"every-kind/lines/{seq}"));
        JsonDocument.Parse(await File.ReadAllTextAsync(_files.Path + "/latest.json")).RootElement.GetProperty("value").GetDouble().ShouldBe(100);
        kubernetes.Replicas.ShouldBe(100);
        alerts.Select(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()).ShouldBe(["pager", "pager", "pager"]);
        alerts.Select(alert => alert.GetProperty("endsAt").GetDateTimeOffset() > DateTimeOffset.UtcNow).ShouldBe([true, false, true], "raised, resolved, raised");
        (await database.QueryAsync("SELECT string_agg(value::text, ',' ORDER BY position) FROM alert_entry WHERE loop = 'every-kind' AND route = 'ops'")).ShouldBe("100,0,100");
        await channel.QueueDeleteAsync(queue);
    }
}
