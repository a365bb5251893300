using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>A sensor and an actuator over HTTP; the actuator keeps what it was told and refuses old epochs.</summary>
internal sealed class FakePlant : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<PlantAction> _told = new();
    private long _highest;

    private FakePlant(WebApplication app, string url)
    {
        _app = app;
        Url = url;
    }

    public string Url { get; }

    /// <summary>What the sensor answers.</summary>
    public string Body { get; set; } = """{"value": 40}""";

    /// <summary>What the actuator answers; 200 by default.</summary>
    public int ActuatorStatus { get; set; } = 200;

    /// <summary>The highest epoch the actuator knows; raise it to play a newer owner.</summary>
    public long HighestEpoch
    {
        get => Interlocked.Read(ref _highest);
        set => Interlocked.Exchange(ref _highest, value);
    }

    public IReadOnlyList<PlantAction> Told => [.. _told];

    public static async Task<FakePlant> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = $"http://127.0.0.1:{TestPorts.Next()}";
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var plant = new FakePlant(app, url);
        app.MapGet("/sensor", () => Results.Text(plant.Body, "application/json"));
        app.MapPost("/valve", (HttpRequest request, JsonElement body) => plant.Act(request, body));
        await app.StartAsync();
        return plant;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Act(HttpRequest request, JsonElement body)
    {
        if (ActuatorStatus != 200)
            return Results.StatusCode(ActuatorStatus);
        var epoch = long.Parse(request.Headers["X-Loop-Epoch"].ToString(), CultureInfo.InvariantCulture);
        if (epoch < HighestEpoch)
            return Results.StatusCode(409);
        HighestEpoch = epoch;
        _told.Enqueue(new PlantAction(
            request.Headers["Idempotency-Key"].ToString(), epoch, body.GetProperty("value").GetDouble(), body.GetProperty("quality").GetString()!, DateTimeOffset.UtcNow,
            body.GetProperty("at").GetDateTimeOffset()));
        return Results.Ok();
    }
}
