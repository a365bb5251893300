using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>An endpoint with a ledger of what really took effect; each of its two checks can be switched off.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private readonly ConcurrentQueue<Effect> _effects = new();
    private FakeApi _api = null!;
    private long _highest;

    public string Url => _api.Url;

    public bool Deduplicates { get; init; } = true;

    public bool ChecksEpochs { get; init; } = true;

    /// <summary>Whether the first answer to each decision is lost after it took effect.</summary>
    public bool LosesFirstAnswers { get; init; }

    /// <summary>While true, it answers 503 and does nothing.</summary>
    public bool IsDown { get; set; }

    public IReadOnlyList<Effect> Effects => [.. _effects];

    /// <summary>Keys that took effect more than once.</summary>
    public IEnumerable<string> Repeated => Effects.GroupBy(effect => effect.Key).Where(group => group.Count() > 1).Select(group => group.Key);

    /// <summary>Effects of an epoch below one that was seen before.</summary>
    public int Stale
    {
        get
        {
            var (highest, stale) = (0L, 0);
            foreach (var effect in Effects)
            {
                stale += effect.Epoch < highest ? 1 : 0;
                highest = Math.Max(highest, effect.Epoch);
            }

            return stale;
        }
    }

    public async Task<Receiver> StartAsync()
    {
        _api = await FakeApi.StartAsync(AnswerAsync);
        return this;
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await context.Request.ReadFromJsonAsync<JsonElement>();
        context.Response.StatusCode = Take(
            context.Request.Headers["Idempotency-Key"].ToString(), long.Parse(context.Request.Headers["X-Loop-Epoch"].ToString(), CultureInfo.InvariantCulture),
            body.GetProperty("value").GetDouble());
    }

    private int Take(string key, long epoch, double value)
    {
        if (IsDown)
            return 503;
        if (ChecksEpochs && epoch < Interlocked.Read(ref _highest))
            return 409;
        Interlocked.Exchange(ref _highest, Math.Max(epoch, Interlocked.Read(ref _highest)));
        var times = _seen.AddOrUpdate(key, 1, static (_, before) => before + 1);
        if (times == 1 || !Deduplicates)
            _effects.Enqueue(new Effect(key, epoch, value));
        return LosesFirstAnswers && times == 1 ? 503 : 200;
    }

    internal sealed record Effect(string Key, long Epoch, double Value)
    {
        public long Seq => long.Parse(Key[(Key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
    }
}
