using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>A real HTTP server, with TLS where a certificate is given, that answers as it is told on every path.</summary>
internal sealed class FakeSensor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _authorizations = new();
    private int _requests;

    private FakeSensor(WebApplication app, string url)
    {
        _app = app;
        Url = url;
    }

    public string Url { get; }

    public string Body { get; set; } = "{\"value\": 80}";

    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>While true, requests are taken and never answered.</summary>
    public bool Hangs { get; set; }

    public int Requests => Volatile.Read(ref _requests);

    public string? LastAuthorization => _authorizations.LastOrDefault();

    public string? LastQuery { get; private set; }

    public static async Task<FakeSensor> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = TestPorts.Next();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        var sensor = new FakeSensor(app, $"{(certificate is null ? "http" : "https")}://127.0.0.1:{port}");
        app.Run(sensor.AnswerAsync);
        await app.StartAsync();
        return sensor;
    }

    public async ValueTask DisposeAsync()
    {
        Hangs = false;
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        _authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        LastQuery = context.Request.QueryString.Value;
        if (Hangs)
        {
            var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = context.RequestAborted.Register(left.SetResult);
            await left.Task;
        }

        context.Response.StatusCode = Status;
        if (Status == StatusCodes.Status204NoContent)
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Body);
    }
}
