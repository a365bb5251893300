using Microsoft.Extensions.DependencyInjection;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Silo.Sources.Http;
using OrleansHa.Silo.Stages;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Unit.Grains;

namespace OrleansHa.Tests.Unit.Silo;

/// <summary>A stage asks real services over TLS; three of them, which answer 1, 2 and 3.</summary>
public sealed class HttpStageTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestAuthority _authority = new();
    private readonly List<StageService> _services = [];
    private ServiceProvider? _provider;

    public async Task InitializeAsync()
    {
        for (var i = 1; i <= 3; i++)
            _services.Add(await StageService.StartAsync(_authority, i));
        _provider = new ServiceCollection().AddHttpClient(HttpStage.ClientName, client => client.MaxResponseContentBufferSize = HttpRead.MaxBody)
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                var handler = new SocketsHttpHandler();
                _authority.TrustedBy(handler.SslOptions, "localhost");
                return handler;
            }).Services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        foreach (var service in _services)
            await service.DisposeAsync();
        await _provider!.DisposeAsync();
    }

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Endpoints_AllWell_ShareTheLoadEvenly()
    {
        var stage = Stage();
        for (var i = 0; i < 30; i++)
            (await AskAsync(stage)).Quality.ShouldBe(Quality.Uncertain, "no better than its input");

        _services.Select(service => service.Asked.Count).ShouldBe([10, 10, 10]);
        _services[0].Asked[0].Body.ShouldContain("\"loop\":\"tank\",\"stage\":\"score\",\"seq\":7,\"value\":5");
    }

    [Fact]
    public async Task Endpoints_OfTheOwnZone_AreAskedFirstAndOthersWhenItIsDown()
    {
        var stage = Stage(zones: ["a", "b", "b"], breaker: "{ failures: 2, openFor: 10m }");
        for (var i = 0; i < 6; i++)
            (await AskAsync(stage)).Value.ShouldBe(1);

        _services[0].Status = 503;
        for (var i = 0; i < 6; i++)
            (await AskAsync(stage)).Value!.Value.ShouldBeGreaterThan(1);
        _services[0].Asked.Count.ShouldBe(8, "after two failures its breaker is open");
    }

    [Fact]
    public async Task Breaker_OfAnEndpoint_LetsItBackAfterAWhile()
    {
        var time = new ManualTime();
        var stage = Stage(time, endpoints: 1, breaker: "{ failures: 2, openFor: 5s }");
        _services[0].Status = 500;
        await Should.ThrowAsync<InvalidOperationException>(AskAsync(stage));
        await Should.ThrowAsync<InvalidOperationException>(AskAsync(stage));
        _services[0].Status = 200;
        (await Should.ThrowAsync<InvalidOperationException>(AskAsync(stage))).Message.ShouldContain("left alone");

        time.Advance(TimeSpan.FromSeconds(5));

        (await AskAsync(stage)).Value.ShouldBe(1);
        _services[0].Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Hedge_FirstOneSlow_IsAnsweredByTheNext()
    {
        var stage = Stage(zones: ["a", "b", "b"], hedge: "20ms", breaker: "{ failures: 2, openFor: 10m }");
        _services[0].Gate = new TaskCompletionSource();

        (await AskAsync(stage)).Value!.Value.ShouldBeGreaterThan(1);
        (await AskAsync(stage)).Value!.Value.ShouldBeGreaterThan(1);
        (await AskAsync(stage)).Value!.Value.ShouldBeGreaterThan(1);

        _services[0].Asked.Count.ShouldBe(2, "twice overtaken it is left alone");
        await Eventually.TrueAsync(() => _services.Sum(service => service.Asked.Count) == 5);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"value": "NaN"}""")]
    [InlineData("""{"other": 1}""")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task Answer_ThatIsNoNumber_IsAnErrorAndTheNextIsAsked(string answer)
    {
        var stage = Stage(zones: ["a", "b", "b"]);
        _services[0].Answer = answer;

        (await AskAsync(stage)).Value!.Value.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Answer_LargerThanTheBound_IsNotRead()
    {
        var stage = Stage(endpoints: 1);
        _services[0].Answer = $$"""{"value": 1, "more": "{{new string('x', HttpRead.MaxBody)}}"}""";

        (await Should.ThrowAsync<InvalidOperationException>(AskAsync(stage))).Message.ShouldContain("ConfigurationLimitExceeded");
    }

    [Fact]
    public async Task Certificate_OfAnotherAuthority_IsNotTrusted()
    {
        using var stranger = new TestAuthority("stranger");
        _services.Insert(0, await StageService.StartAsync(stranger, 9));

        (await Should.ThrowAsync<InvalidOperationException>(AskAsync(Stage(endpoints: 1)))).Message.ShouldContain("SecureConnectionError");
        _services[0].Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Limit_NobodyAnswers_EndsInTimeAndNamesThem()
    {
        var stage = Stage(endpoints: 1);
        _services[0].Gate = new TaskCompletionSource();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        (await Should.ThrowAsync<TimeoutException>(stage.AskAsync(Measured.Good(5, At), 7, limit.Token))).Message.ShouldContain("localhost");
    }

    [Fact]
    public async Task Auth_WithABearer_IsReadFromItsReferenceForEachCall()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "token");
        await File.WriteAllTextAsync(file, "first\n");
        var stage = Stage(endpoints: 1, auth: $"{{ bearer: \"${{file:{file}}}\" }}");

        await AskAsync(stage);
        await File.WriteAllTextAsync(file, "second\n");
        await AskAsync(stage);

        _services[0].Asked.Select(asked => asked.Authorization).ShouldBe(["Bearer first", "Bearer second"]);
    }

    private static async Task<Measured> AskAsync(HttpStage stage)
    {
        using var limit = new CancellationTokenSource(Bound);
        return await stage.AskAsync(new Measured(5, Quality.Uncertain, At), 7, limit.Token);
    }

    private HttpStage Stage(
        TimeProvider? time = null, string[]? zones = null, int endpoints = 3, string? hedge = null, string breaker = "{ failures: 100 }", string? auth = null)
    {
        var list = _services.Take(endpoints).Select((service, i) => $"{{ url: \"{service.Url}\"{(zones is null ? "" : $", zone: {zones[i]}")} }}");
        var more = $"{(hedge is null ? "" : $", hedgeAfter: {hedge}")}{(auth is null ? "" : $", auth: {auth}")}";
        var text = LoopKit.Text("{ type: expression, expr: value, output: { min: 0, max: 9 } }",
            $"[ {{ name: score, type: http, endpoints: [ {string.Join(", ", list)} ], breaker: {breaker}{more} }} ]");
        var parsed = LoopDefinitionParser.Parse(text);
        parsed.Errors.ShouldBeEmpty();
        return new HttpStage("tank", (HttpStageDefinition)parsed.Definition!.Stages[0], "a", _provider!.GetRequiredService<IHttpClientFactory>(), time ?? TimeProvider.System);
    }
}
