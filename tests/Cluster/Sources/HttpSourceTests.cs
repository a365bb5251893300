using OrleansHa.Grains.Control;
using OrleansHa.Grains.Sources;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>http and prometheus against a real server, with and without TLS.</summary>
[Collection(SourceCluster.Name)]
public sealed class HttpSourceTests(SourceCluster cluster)
{
    private const string Token = "LOOPS_TEST_SOURCE_TOKEN";

    static HttpSourceTests() => Environment.SetEnvironmentVariable(Token, "s3cret");

    [Theory]
    [InlineData("{ bearer: \"${env:LOOPS_TEST_SOURCE_TOKEN}\" }", "Bearer s3cret")]
    [InlineData("{ username: probe, password: \"${env:LOOPS_TEST_SOURCE_TOKEN}\" }", "Basic cHJvYmU6czNjcmV0")]
    public async Task Https_WithAuth_IsReadFromATrustedServer(string auth, string expected)
    {
        await using var sensor = await FakeSensor.StartAsync(cluster.Authority.Issue("127.0.0.1"));

        var answer = await ReadAsync($"{{ name: a, http: {{ url: \"{sensor.Url}/level\", jsonPath: $.value, auth: {auth} }} }}");

        answer.Value.Value.ShouldBe(80, answer.Reason);
        sensor.LastAuthorization.ShouldBe(expected);
    }

    [Fact]
    public async Task Https_ServerOfAnotherAuthorityOrName_IsNotConnectedAndNothingIsSent()
    {
        using var stranger = new TestAuthority("Stranger");
        await using var unknown = await FakeSensor.StartAsync(stranger.Issue("127.0.0.1"));
        await using var misnamed = await FakeSensor.StartAsync(cluster.Authority.Issue("elsewhere.test"));

        foreach (var sensor in new[] { unknown, misnamed })
        {
            var answer = await ReadAsync($"{{ name: a, http: {{ url: \"{sensor.Url}/\", auth: {{ bearer: \"${{env:{Token}}}\" }} }} }}");

            answer.Value.Quality.ShouldBe(Quality.Bad_NotConnected, answer.Reason);
            answer.IsFailure.ShouldBeTrue();
            sensor.Requests.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(204, "80", Quality.Bad_SensorFailure, false)]
    [InlineData(200, "null", Quality.Bad_SensorFailure, false)]
    [InlineData(302, "80", Quality.Bad_ConfigurationError, true)]
    [InlineData(401, "80", Quality.Bad_ConfigurationError, true)]
    [InlineData(404, "80", Quality.Bad_ConfigurationError, true)]
    [InlineData(429, "80", Quality.Bad_NoCommunication, true)]
    [InlineData(503, "80", Quality.Bad_NoCommunication, true)]
    public async Task Http_AnswerWithoutAValue_IsBadAndSaysWhy(int status, string body, Quality quality, bool isFailure)
    {
        await using var sensor = await FakeSensor.StartAsync();
        (sensor.Status, sensor.Body) = (status, body);

        var answer = await ReadAsync($"{{ name: a, http: {{ url: \"{sensor.Url}/\" }} }}");

        answer.Value.Value.ShouldBeNull();
        (answer.Value.Quality, answer.IsFailure).ShouldBe((quality, isFailure));
        answer.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Http_LargerThanTheBound_IsBad()
    {
        await using var sensor = await FakeSensor.StartAsync();
        sensor.Body = "{\"value\": 80, \"page\": \"" + new string('x', 100_000) + "\"}";

        var answer = await ReadAsync($"{{ name: a, http: {{ url: \"{sensor.Url}/\", jsonPath: $.value }} }}");

        answer.Value.Value.ShouldBeNull();
        answer.Reason!.ShouldContain("larger than 64 KiB");
    }

    [Fact]
    public async Task Http_NobodyListensOrTheSecretIsMissing_SaysSoWithoutTheSecret()
    {
        var nobody = await ReadAsync($"{{ name: a, http: {{ url: \"http://127.0.0.1:{TestPorts.Next()}/\" }} }}");
        var missing = await ReadAsync("{ name: a, http: { url: \"http://127.0.0.1:1/\", auth: { bearer: \"${env:LOOPS_TEST_NOT_THERE}\" } } }");

        nobody.Value.Quality.ShouldBe(Quality.Bad_NotConnected);
        missing.Value.Quality.ShouldBe(Quality.Bad_ConfigurationError);
        missing.Reason!.ShouldContain("${env:LOOPS_TEST_NOT_THERE}");
    }

    [Fact]
    public async Task Prometheus_Query_IsAskedAsWrittenAndItsOneValueRead()
    {
        await using var sensor = await FakeSensor.StartAsync(cluster.Authority.Issue("127.0.0.1"));
        sensor.Body = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1700000000,"41.5"]}]}}""";

        var answer = await ReadAsync($"{{ name: a, prometheus: {{ url: \"{sensor.Url}/prom/\", query: \"avg(rate(x[5m])) + 1 & 2\" }} }}");

        answer.Value.Value.ShouldBe(41.5, answer.Reason);
        Uri.UnescapeDataString(sensor.LastQuery!).ShouldBe("?query=avg(rate(x[5m])) + 1 & 2");
    }

    [Fact]
    public async Task Prometheus_QueryRefused_IsAConfigurationErrorWithTheServersWords()
    {
        await using var sensor = await FakeSensor.StartAsync();
        (sensor.Status, sensor.Body) = (400, """{"status":"error","errorType":"bad_data","error":"unexpected end of input"}""");

        var answer = await ReadAsync($"{{ name: a, prometheus: {{ url: \"{sensor.Url}\", query: \"sum(\" }} }}");

        answer.Value.Quality.ShouldBe(Quality.Bad_ConfigurationError);
        answer.Reason!.ShouldContain("unexpected end of input");
    }

    [Fact]
    public async Task Loop_ServerHangsThenFailsThenHeals_IsDisconnectedLeftAloneAndBack()
    {
        await using var sensor = await FakeSensor.StartAsync();
        var source = $"{{ name: a, timeout: 100ms, breaker: {{ failures: 3, openFor: 1s }}, http: {{ url: \"{sensor.Url}/\", jsonPath: $.value, every: 100ms }} }}";
        await cluster.ApplyAsync("http-breaker", SourceLoops.Of("http-breaker", [source]));
        await cluster.EventuallyAsync("http-breaker", status => status.Output == 80, "the first value");

        sensor.Hangs = true;
        var hung = await cluster.EventuallyAsync("http-breaker", status => status.Signals["level"].Sources[0].Reason?.Contains("left alone") == true, "the breaker opens");
        var asked = sensor.Requests;
        hung.Signals["level"].Sources[0].Health.ShouldBe("disconnected");
        hung.Output.ShouldBe(80);
        (sensor.Hangs, sensor.Body) = (false, "{\"value\": 30}");

        await cluster.EventuallyAsync("http-breaker", status => status.Output == 30, "the value after the breaker's time");
        asked.ShouldBeLessThan(100);
    }

    private async Task<SourceAnswer> ReadAsync(string source)
    {
        await using var reader = cluster.Pulled(source);
        using var bound = new CancellationTokenSource(Eventually.DefaultBound);
        return await reader.ReadAsync(bound.Token);
    }
}
