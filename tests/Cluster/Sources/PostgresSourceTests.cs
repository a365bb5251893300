using OrleansHa.Grains.Control;
using OrleansHa.Grains.Sources;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>postgres against a real server: queries, and notifications.</summary>
[Collection(SourceCluster.Name)]
public sealed class PostgresSourceTests
{
    private const string Secret = "LOOPS_TEST_SOURCE_DATABASE";

    private readonly SourceCluster _cluster;

    public PostgresSourceTests(SourceCluster cluster)
    {
        _cluster = cluster;
        Environment.SetEnvironmentVariable(Secret, cluster.Database);
    }

    [Theory]
    [InlineData("select 42", 42)]
    [InlineData("select 1.5::numeric", 1.5)]
    [InlineData("select 2::smallint, 'and more'", 2)]
    [InlineData("select 0.25::real", 0.25)]
    [InlineData("select '7.5'::text", 7.5)]
    [InlineData("with t as (select generate_series(1, 10) as x) select max(x) from t", 10)]
    public async Task Query_OneNumber_IsGood(string query, double expected)
    {
        var answer = await ReadAsync(query);

        answer.Value.Value.ShouldBe(expected, answer.Reason);
    }

    [Theory]
    [InlineData("select null::int", "NULL", Quality.Bad_SensorFailure)]
    [InlineData("select 1 where false", "no row", Quality.Bad_SensorFailure)]
    [InlineData("select generate_series(1, 2)", "more than one row", Quality.Bad_SensorFailure)]
    [InlineData("select ''", "empty", Quality.Bad_SensorFailure)]
    [InlineData("select 'NaN'::float8", "NaN", Quality.Bad_SensorFailure)]
    [InlineData("select 'NaN'::numeric", "no finite number", Quality.Bad_SensorFailure)]
    [InlineData("select true", "boolean", Quality.Bad_SensorFailure)]
    [InlineData("select repeat('9', 10000000)", "longer", Quality.Bad_SensorFailure)]
    [InlineData("select no_such_column", "42703", Quality.Bad_ConfigurationError)]
    [InlineData("create table written (x int)", "25006", Quality.Bad_ConfigurationError)]
    public async Task Query_AnythingElse_IsBadAndSaysWhy(string query, string reason, Quality quality)
    {
        var answer = await ReadAsync(query);

        answer.Value.Quality.ShouldBe(quality, answer.Reason);
        answer.Reason.ShouldNotBeNull().ShouldContain(reason);
    }

    [Fact]
    public async Task Query_ManyRows_AreNotWaitedFor()
    {
        var answer = await ReadAsync("select generate_series(1, 100000000)");

        answer.Reason.ShouldBe("the query gives more than one row");
    }

    [Fact]
    public async Task Query_ServerAwayOrSecretWrong_SaysSoWithoutTheSecret()
    {
        Environment.SetEnvironmentVariable("LOOPS_TEST_AWAY", $"Host=127.0.0.1;Port={TestPorts.Next()};Username=u;Password=hidden");
        Environment.SetEnvironmentVariable("LOOPS_TEST_WRONG", "Hostess=hidden");

        var away = await ReadAsync("select 1", "LOOPS_TEST_AWAY");
        var wrong = await ReadAsync("select 1", "LOOPS_TEST_WRONG");

        away.Value.Quality.ShouldBe(Quality.Bad_NotConnected, away.Reason);
        wrong.Value.Quality.ShouldBe(Quality.Bad_ConfigurationError, wrong.Reason);
        $"{away.Reason}{wrong.Reason}".ShouldNotContain("hidden");
    }

    [Fact]
    public async Task Query_SlowServer_GivesUpInTimeAndIsReadAgain()
    {
        var slow = $"{{ name: a, timeout: 200ms, postgres: {{ connection: \"${{env:{Secret}}}\", query: \"select pg_sleep(60)\" }} }}";
        await _cluster.ApplyAsync("pg-slow", SourceLoops.Of("pg-slow", [slow]));

        var status = await _cluster.EventuallyAsync("pg-slow", status => status.Signals["level"].Sources[0].Reason is not null, "the time-out");

        status.Signals["level"].Sources[0].Quality.ShouldBe(Grains.Interfaces.Quality.Bad_NoCommunication);
        await _cluster.Loop("pg-slow").DeleteAsync(null);
    }

    [Fact]
    public async Task Listen_Notifications_AreSamplesAndALostConnectionIsSaid()
    {
        await using var reader = _cluster.Streaming($"{{ name: a, postgres: {{ connection: \"${{env:{Secret}}}\", listen: level-1, jsonPath: $.v }} }}");
        var sink = new CollectingSink();
        using var end = new CancellationTokenSource();

        var run = reader.RunAsync(sink, end.Token);
        await Eventually.TrueAsync(() => sink.Connections == 1);
        foreach (var payload in new[] { "{\"v\":1}", "{\"v\":null}", "", "{\"v\":2.5}" })
            await _cluster.QueryAsync($"select pg_notify('level-1', '{payload}')");
        await Eventually.TrueAsync(() => sink.Samples.Count == 4);
        sink.Values.ShouldBe([1, null, null, 2.5]);

        await _cluster.QueryAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'orleansha source' and query like 'LISTEN%'");
        var why = await run.WaitAsync(Eventually.DefaultBound);
        why.Value.Quality.ShouldBe(Quality.Bad_NotConnected, why.Reason);

        run = reader.RunAsync(sink, end.Token);
        await Eventually.TrueAsync(() => sink.Connections == 2);
        await _cluster.QueryAsync("select pg_notify('level-1', '{\"v\":3}')");
        await Eventually.TrueAsync(() => sink.Samples.Count == 5);
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run.WaitAsync(Eventually.DefaultBound));
    }

    private async Task<SourceAnswer> ReadAsync(string query, string secret = Secret)
    {
        await using var reader = _cluster.Pulled($"{{ name: a, timeout: 5s, postgres: {{ connection: \"${{env:{secret}}}\", query: \"{query}\" }} }}");
        using var bound = new CancellationTokenSource(Eventually.DefaultBound);
        return await reader.ReadAsync(bound.Token);
    }
}
