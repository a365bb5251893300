using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>
/// The plant of all loops: a sensor that swings, and actuators that keep the highest epoch and the keys of each loop, refuse
/// what is stale, and judge every step of an output by the loop's rate.
/// </summary>
internal sealed class Actuators : IAsyncDisposable
{
    /// <summary>Of the definition: 120 a minute.</summary>
    public const double RatePerSecond = 2;

    // Clocks of processes on one machine agree; the rate is counted from step to step, which a timer spreads by this much.
    private const double Tolerance = RatePerSecond * 0.05;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Actuator> _actuators = new();
    private long _accepted;
    private long _repeated;
    private long _stale;
    private long _appliedTwice;
    private long _staleAccepted;
    private long _overRate;

    private Actuators(WebApplication app, int port)
    {
        _app = app;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Decisions that had an effect.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Repetitions that were recognised by their key and had none.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>Decisions of an epoch that was over, refused.</summary>
    public long StaleRefused => Interlocked.Read(ref _stale);

    /// <summary>Two different effects under one key, or two keys for one step.</summary>
    public long AppliedTwice => Interlocked.Read(ref _appliedTwice);

    /// <summary>Effects of an older decision after a newer owner's.</summary>
    public long StaleAccepted => Interlocked.Read(ref _staleAccepted);

    /// <summary>Outputs that changed faster than they may.</summary>
    public long OverRate => Interlocked.Read(ref _overRate);

    public string? FirstOverRate { get; private set; }

    public static async Task<Actuators> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = TestPorts.Next();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        var actuators = new Actuators(app, port);
        app.MapGet("/sensor", () => Results.Text(Sensor(), "application/json"));
        app.MapPost("/valve", actuators.ActAsync);
        await app.StartAsync();
        return actuators;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // 50 ± 20 within 40 s: up to 3 a second, so that the rate limit of 2 has something to hold.
    private static string Sensor()
    {
        var turn = TimeProvider.System.GetTimestamp() / (double)TimeProvider.System.TimestampFrequency % 40 / 40;
        return string.Create(CultureInfo.InvariantCulture, $$"""{"value": {{50 + (20 * Math.Sin(turn * Math.Tau)):0.000}}}""");
    }

    private async Task<IResult> ActAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var decision = body.RootElement;
        var sender = long.Parse(request.Headers["X-Loop-Epoch"].ToString(), CultureInfo.InvariantCulture);
        var actuator = _actuators.GetOrAdd(decision.GetProperty("loop").GetString()!, _ => new Actuator());
        lock (actuator)
        {
            if (sender < actuator.Epoch)
            {
                Interlocked.Increment(ref _stale);
                return Results.StatusCode(StatusCodes.Status409Conflict);
            }

            actuator.Epoch = sender;
            Take(actuator, request.Headers["Idempotency-Key"].ToString(), decision);
        }

        return Results.Ok();
    }

    private void Take(Actuator actuator, string key, JsonElement decision)
    {
        var (seq, value, at) = (decision.GetProperty("seq").GetInt64(), decision.GetProperty("value").GetDouble(), decision.GetProperty("at").GetDateTimeOffset());
        if (actuator.Keys.TryGetValue(key, out var before))
        {
            Interlocked.Increment(ref (before == value ? ref _repeated : ref _appliedTwice));
            return;
        }

        actuator.Keys[key] = value;
        Interlocked.Increment(ref _accepted);
        if (actuator.Last is { } last)
        {
            if (seq == last.Seq) Interlocked.Increment(ref _appliedTwice);
            if (seq < last.Seq) Interlocked.Increment(ref _staleAccepted);
            var allowed = (RatePerSecond * (at - last.At).TotalSeconds) + Tolerance;
            if (seq > last.Seq && Math.Abs(value - last.Value) > allowed)
            {
                Interlocked.Increment(ref _overRate);
                FirstOverRate ??= string.Create(CultureInfo.InvariantCulture, $"{key}: from {last.Value:0.000} (seq {last.Seq}) to {value:0.000} within {(at - last.At).TotalMilliseconds:0} ms");
            }
        }

        actuator.Last = (seq, value, at);
    }

    private sealed class Actuator
    {
        public long Epoch { get; set; }

        public Dictionary<string, double> Keys { get; } = [];

        public (long Seq, double Value, DateTimeOffset At)? Last { get; set; }
    }
}
