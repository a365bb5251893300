using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansHa.Samples.Boiler;

namespace OrleansHa.Tests.Unit.Samples;

public sealed class BoilerPlantTests : IAsyncLifetime, IDisposable
{
    private readonly Plant _plant = new(_ => 0, seed: 1, TimeProvider.System);
    private readonly HttpClient _http = new();

    public Task InitializeAsync() => _plant.StartAsync();

    public Task DisposeAsync() => _plant.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Sensor_StoppedAndStartedAgain_RefusesAndAnswersOnTheSamePort()
    {
        var url = Url("sensor2", "/value");
        await FaultAsync(2, "stopped");
        (await Should.ThrowAsync<HttpRequestException>(() => _http.GetAsync(url))).HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
        (await _http.GetAsync(Url("sensor1", "/value"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await FaultAsync(2, "none");
        (await ValueAsync(2)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Sensor_Frozen_RepeatsItsLastValueThoughTheBoilerHeats()
    {
        var before = await ValueAsync(3);
        await FaultAsync(3, "frozen");
        _plant.Boiler.SetValve(100);

        (await ValueAsync(3)).ShouldBe(before);
        await FaultAsync(3, "null");
        (await ValueAsync(3)).ShouldBeNull();
    }

    [Fact]
    public async Task Valve_ThroughBothEndpoints_IsOneValve()
    {
        (await ActAsync("valve1", "b/v/1", "1", new { value = 42.0, quality = "Good" })).ShouldBe((HttpStatusCode.OK, "accepted"));
        (await ActAsync("valve2", "b/v/1", "1", new { value = 42.0 })).ShouldBe((HttpStatusCode.OK, "duplicate"));
        (await ActAsync("valve2", "b/v/2", "3", new { value = 43.0 })).ShouldBe((HttpStatusCode.OK, "accepted"));
        (await ActAsync("valve1", "b/v/3", "2", new { value = 1.0 })).ShouldBe((HttpStatusCode.Conflict, "stale"));

        _plant.Boiler.Valve.ShouldBe(43);
        var ledger = await _http.GetFromJsonAsync<JsonElement>(Url("control", "/ledger"));
        ledger.GetProperty("accepted").EnumerateArray().Select(entry => entry.GetProperty("key").GetString()).ShouldBe(["b/v/1", "b/v/2"]);
        ledger.GetProperty("rejectedStale").GetInt64().ShouldBe(1);
        ledger.GetProperty("duplicates").GetInt64().ShouldBe(1);
        ledger.GetProperty("staleAccepted").GetInt64().ShouldBe(0);
    }

    [Theory]
    [InlineData("", "1", 10.0)]
    [InlineData("k", "", 10.0)]
    [InlineData("k", "-1", 10.0)]
    [InlineData("k", "1", 101.0)]
    [InlineData("k", "1", null)]
    public async Task Valve_IncompleteCommand_IsRefusedAndLeavesTheValve(string key, string epoch, double? value)
    {
        (await ActAsync("valve1", key, epoch, new { value })).Status.ShouldBe(HttpStatusCode.BadRequest);
        _plant.Ledger.Report().AcceptedTotal.ShouldBe(0);
    }

    private Uri Url(string listener, string path) => new(_plant.Urls[listener] + path);

    private async Task FaultAsync(int sensor, string mode) =>
        (await _http.PostAsJsonAsync(Url("control", $"/sensors/{sensor}/fault"), new { mode })).EnsureSuccessStatusCode();

    private async Task<double?> ValueAsync(int sensor)
    {
        var reading = await _http.GetFromJsonAsync<JsonElement>(Url($"sensor{sensor}", "/value"));
        var value = reading.GetProperty("value");
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    private async Task<(HttpStatusCode Status, string? Answer)> ActAsync(string listener, string key, string epoch, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(listener, "/valve")) { Content = JsonContent.Create(body) };
        if (key.Length > 0)
            request.Headers.Add("Idempotency-Key", key);
        if (epoch.Length > 0)
            request.Headers.Add("X-Loop-Epoch", epoch);
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, answer.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String ? status.GetString() : null);
    }
}
