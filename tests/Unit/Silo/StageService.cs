using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Silo;

/// <summary>An external service over TLS.</summary>
internal sealed class StageService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Body, string Authorization)> _asked = new();

    private StageService(WebApplication app, string url) => (_app, Url) = (app, url);

    public string Url { get; }

    public int Status { get; set; } = 200;

    public string Answer { get; set; } = """{"value": 1}""";

    /// <summary>While set, requests wait for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public IReadOnlyList<(string Body, string Authorization)> Asked => [.. _asked];

    public static async Task<StageService> StartAsync(TestAuthority authority, double value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = TestPorts.Next();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen => listen.UseHttps(authority.Issue("localhost"))));
        var app = builder.Build();
        var service = new StageService(app, $"https://localhost:{port}/score") { Answer = $$"""{"value": {{value}}}""" };
        app.MapPost("/score", service.ScoreAsync);
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Gate?.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task<IResult> ScoreAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        _asked.Enqueue((await reader.ReadToEndAsync(), request.Headers.Authorization.ToString()));
        if (Gate is { } gate)
            await gate.Task.WaitAsync(request.HttpContext.RequestAborted);
        return Status == 200 ? Results.Text(Answer, "application/json") : Results.StatusCode(Status);
    }
}
