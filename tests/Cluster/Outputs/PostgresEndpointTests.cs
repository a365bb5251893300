using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Outputs;
using OrleansHa.Silo.Outputs.Postgres;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>postgres against a real server: what the statement of a definition makes of repetitions and late epochs.</summary>
public sealed class PostgresEndpointTests(ScratchDatabase database) : IClassFixture<ScratchDatabase>, IAsyncLifetime, IAsyncDisposable
{
    private const string Secret = "LOOPS_TEST_POSTGRES_ENDPOINT";

    private const string Guarded = """
        WITH w AS (
            INSERT INTO setpoint AS t (name, value, epoch) VALUES ('valve', @value, @epoch)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, epoch = excluded.epoch WHERE t.epoch <= excluded.epoch
            RETURNING 1)
        SELECT NOT EXISTS (SELECT FROM w) AND EXISTS (SELECT FROM setpoint WHERE name = 'valve' AND epoch > @epoch) AS stale
        """;

    private const string Unguarded = "INSERT INTO setpoint VALUES ('valve', @value, @epoch) ON CONFLICT (name) DO UPDATE SET value = excluded.value, epoch = excluded.epoch";

    private readonly PostgresTargets _targets = new();

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Secret, database.ConnectionString);
        await database.QueryAsync("DROP TABLE IF EXISTS setpoint, event");
        await database.QueryAsync("CREATE TABLE setpoint (name text PRIMARY KEY, value double precision CHECK (value < 1000), epoch bigint)");
        await database.QueryAsync("CREATE TABLE event (key text, value double precision)");
    }

    public async Task DisposeAsync() => await _targets.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    [Fact]
    public async Task GuardedStatement_KeepsALateEpochOut()
    {
        (await SendAsync(Guarded, seq: 5, epoch: 2, value: 50)).ShouldBe(EndpointAnswer.Delivered);

        (await SendAsync(Guarded, seq: 4, epoch: 1, value: 40)).Final!.Kind.ShouldBe(SendResultKind.StaleEpoch);

        (await database.QueryAsync("SELECT value FROM setpoint")).ShouldBe(50.0);
        (await SendAsync(Guarded, seq: 5, epoch: 2, value: 50)).ShouldBe(EndpointAnswer.Delivered, "a repetition is no late one");
    }

    [Fact]
    public async Task UnguardedStatement_LetsALateEpochIn()
    {
        await SendAsync(Unguarded, seq: 5, epoch: 2, value: 50);
        await SendAsync(Unguarded, seq: 4, epoch: 1, value: 40);

        (await database.QueryAsync("SELECT value FROM setpoint")).ShouldBe(40.0);
    }

    [Theory]
    [InlineData("ON CONFLICT (key) DO NOTHING", 1L)]
    [InlineData("", 2L)]
    public async Task Repetition_IsSeenOnceByStatementsThatHonourTheKey(string clause, long rows)
    {
        if (clause.Length > 0)
            await database.QueryAsync("CREATE UNIQUE INDEX ON event (key)");
        for (var i = 0; i < 2; i++)
            (await SendAsync($"INSERT INTO event VALUES (@key, @value) {clause}", 1, 1, 1)).ShouldBe(EndpointAnswer.Delivered);

        (await database.QueryAsync("SELECT count(*) FROM event")).ShouldBe(rows);
    }

    [Fact]
    public async Task ValueThatAConstraintForbids_IsRefusedForGood() =>
        (await SendAsync(Guarded, 1, 1, 5000)).Final!.Kind.ShouldBe(SendResultKind.Refused);

    [Fact]
    public async Task TableThatIsMissing_IsTriedAgain() => (await SendAsync("INSERT INTO later VALUES (@key)", 1, 1, 1)).IsTransient.ShouldBeTrue();

    [Fact]
    public async Task ServerKilledAndBack_IsUsedAgain()
    {
        await using var server = await ScratchPostgres.StartAsync();
        Environment.SetEnvironmentVariable(Secret, server.ConnectionString());
        (await SendAsync("SELECT @value", 1, 1, 1)).ShouldBe(EndpointAnswer.Delivered);
        await server.KillAsync();

        (await SendAsync("SELECT @value", 2, 1, 1)).IsTransient.ShouldBeTrue();

        await server.StartAgainAsync();
        await Eventually.TrueAsync(async () => !(await SendAsync("SELECT @value", 2, 1, 1)).IsTransient);
    }

    private async Task<EndpointAnswer> SendAsync(string statement, long seq, long epoch, double value)
    {
        SecretReference.TryParse($"${{env:{Secret}}}", out var secret).ShouldBeTrue();
        var delivery = new DeliveryDefinition(RetryPolicy.Exponential, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), CoalesceRule.None, true);
        using var endpoint = new PostgresEndpoint(new PostgresOutputTarget(secret!, statement), delivery, _targets);
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await endpoint.AttemptAsync(new OutputMessage("loop", new OutboxEntry("out", seq, epoch, value, Quality.Good, DateTimeOffset.UtcNow), epoch), bound.Token);
    }
}
