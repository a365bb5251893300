using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansHa.Tests.Unit.Loopctl;

/// <summary>Answers the HTTP shapes of the design with fixed content.</summary>
internal sealed class FakeGateway : IAsyncDisposable
{
    public const string Loop = """
        {"name":"boiler","revision":3,"mode":{"requested":"auto","actual":"auto"},"epoch":7,"seq":812,
         "owner":{"silo":"silo-b","zone":"b"},"quality":"Uncertain_SubNormal","setpoint":70,"output":50.25,"lastStepAgeMs":120
        """;

    private readonly WebApplication _app;

    private FakeGateway(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>Bodies of the PUTs it got.</summary>
    public List<string> Applied { get; } = [];

    public static async Task<FakeGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new FakeGateway(builder.Build());
        gateway.Map();
        await gateway._app.StartAsync();
        return gateway;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Json(string text) => Results.Content(text, "application/json");

    private static IResult Problem(int status, string text) => Results.Content(text, "application/problem+json", statusCode: status);

    private void Map()
    {
        _app.MapGet("/health/ready", () => "ok");
        _app.MapGet("/api/v1/loops", (string? cursor) => cursor is null
            ? Json($$"""{"items":[{{Loop}}}],"nextCursor":"more"}""")
            : Json("""{"items":[{"name":"second"}],"nextCursor":null}"""));
        _app.MapGet("/api/v1/loops/boiler/status", () => Json(Loop + """
            ,"stepsTotal":812,
             "signals":{"temperature":{"value":69.5,"quality":"Uncertain_SubNormal","ageMs":80,"source":"sensor-1",
               "sources":[{"name":"sensor-1","zone":"a","health":"ok","value":69.5,"ageMs":80},{"name":"sensor-2","zone":"b","health":"disconnected","value":null,"ageMs":null}]}},
             "standbys":[],
             "outputs":{"valve":{"pending":0,"delivered":800,"superseded":12,"deadLettered":0,"emitted":812,"breaker":"closed"}}}
            """));
        _app.MapGet("/api/v1/loops/{name}/status", () => Problem(404, """{"title":"Not found","status":404,"code":"not_found","detail":"there is no such loop"}"""));
        _app.MapGet("/api/v1/cluster", () => Json("""
            {"silos":[{"name":"silo-a","address":"127.0.0.1:1@2","zone":"a","status":"Active","pid":12,"startedAt":"2026-01-01T00:00:00Z","loops":1,"activations":9}],
             "survives":[],"store":{"status":"ok"}}
            """));
        _app.MapGet("/api/v1/loops/{name}/revisions/2", () => Json("""{"revision":2,"hash":"ab","appliedAt":"2026-01-01T00:00:00Z","inForce":false,"definition":"the second"}"""));
        _app.MapGet("/api/v1/loops/{name}/revisions/{other}", () => Problem(404, """{"status":404,"code":"revision_not_found","detail":"there is no such revision"}"""));
        _app.MapPut("/api/v1/loops/{name}", async (string name, HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            if (request.QueryString.Value == "?dryRun=true")
                return Json("""{"name":"changed","revision":4,"outcome":"updated","warnings":[{"line":2,"column":3,"path":"a","code":"too_few_zones","message":"two"}],"differences":[{"path":"spec.period","before":"1s","after":"2s"}]}""");
            Applied.Add(await reader.ReadToEndAsync());
            return name == "bad"
                ? Problem(422, """{"status":422,"code":"invalid_definition","errors":[{"line":4,"column":3,"path":"spec.perod","code":"unknown_key","message":"unknown key `perod`","nearest":"period"}]}""")
                : Json("""{"name":"boiler","revision":4,"outcome":"updated"}""");
        });
    }
}
