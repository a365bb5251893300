using System.Net.Http.Headers;
using System.Net;
using System.Text.Json;
using System.Text;
using OrleansHa.Tests.Chaos.Watching;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos;

/// <summary>Bad definitions and bad signals get an error that says where and what to do, and the running loop does not notice.</summary>
public sealed class BadInputTests(BoilerCluster boiler) : IClassFixture<BoilerCluster>
{
    [Theory]
    [InlineData("unknown key", "period: 500ms", "perid: 500ms")]
    [InlineData("duplicate key", "  period: 500ms", "  period: 500ms\n  period: 600ms")]
    [InlineData("wrong unit", "units: Cel", "units: Celsiuss")]
    [InlineData("cycle", "- { name: smooth, type: ewma, alpha: 0.5 }", "- { name: smooth, type: ewma, alpha: 0.5, input: second }\n    - { name: second, type: ewma, alpha: 0.5, input: smooth }")]
    [InlineData("quorum above the sources", "quorum: 2", "quorum: 4")]
    public async Task Definition_Wrong_IsRefusedWithPlaceAndRemedy(string what, string good, string bad)
    {
        var before = await boiler.WholeAsync();
        var current = await DefinitionAsync();
        current.ShouldContain(good, Case.Sensitive, "the sample changed; change this test's replacement with it");

        using var response = await PushedLoop.PutAsync(boiler.Cluster, BoilerCluster.Loop, current.Replace(good, bad, StringComparison.Ordinal));

        var problem = await ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        var error = problem.GetProperty("errors")[0];
        error.GetProperty("line").GetInt32().ShouldBeGreaterThan(1, $"{what}: {problem}");
        error.GetProperty("column").GetInt32().ShouldBeGreaterThan(0, $"{what}: {problem}");
        error.GetProperty("code").GetString().ShouldNotBeNullOrEmpty($"{what}: {problem}");
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty($"{what}: {problem}");
        await UntouchedAsync(before);
    }

    [Theory]
    [InlineData("NaN", "temperature", """{ "id": "n", "value": NaN }""", HttpStatusCode.BadRequest, "bad_json")]
    [InlineData("NaN as text", "temperature", """{ "id": "n", "value": "NaN" }""", HttpStatusCode.BadRequest, "bad_samples")]
    [InlineData("unknown signal", "temperatur", """{ "id": "n", "value": 1 }""", HttpStatusCode.NotFound, "signal")]
    public async Task Signal_Wrong_IsRefused(string what, string signal, string body, HttpStatusCode status, string says)
    {
        var before = await boiler.WholeAsync();
        using var response = await PostAsync(signal, new StringContent(body, Encoding.UTF8, "application/json"));
        (await ProblemAsync(response, status)).ToString().ShouldContain(says, Case.Insensitive, what);
        await UntouchedAsync(before);
    }

    [Fact]
    public async Task Signal_FromTheFuture_IsRefused()
    {
        var before = await boiler.WholeAsync();
        await PushedLoop.ApplyAsync(boiler.Cluster);
        var receipt = await PushedLoop.PushAsync(boiler.Cluster, "future", 20, DateTimeOffset.UtcNow.AddHours(1));
        receipt.GetProperty("status").GetString().ShouldBe("refused", receipt.ToString());
        receipt.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        await UntouchedAsync(before);
    }

    [Fact]
    public async Task Signal_TenMegabytes_IsRefused()
    {
        var before = await boiler.WholeAsync();
        using var body = new ByteArrayContent(new byte[10 * 1024 * 1024]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await PostAsync("temperature", body);
        await ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
        await UntouchedAsync(before);
    }

    private Task<HttpResponseMessage> PostAsync(string signal, HttpContent body) =>
        boiler.Cluster.Http.PostAsync(new Uri(boiler.Cluster.Gateways[0].Url, $"/api/v1/loops/{BoilerCluster.Loop}/signals/{signal}"), body);

    private async Task<string> DefinitionAsync()
    {
        var text = await boiler.Cluster.Http.GetStringAsync(new Uri(boiler.Cluster.Gateways[0].Url, $"/api/v1/loops/{BoilerCluster.Loop}"));
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("definition").GetString()!;
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("outcome").GetString().ShouldBe("none");
        return problem;
    }

    private async Task UntouchedAsync(LoopView before)
    {
        var after = await Eventually.ValueAsync(() => boiler.Cluster.LoopAsync(BoilerCluster.Loop), view => view.Seq > before.Seq + 1, TimeSpan.FromSeconds(20));
        after.Epoch.ShouldBe(before.Epoch);
        after.Json.GetProperty("revision").GetInt64().ShouldBe(before.Json.GetProperty("revision").GetInt64());
        Math.Abs(after.Value!.Value - before.Value!.Value).ShouldBeLessThan(15, "the bad sample did not move the loop");
    }
}
