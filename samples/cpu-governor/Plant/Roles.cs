using System.Net;
using System.Text.Json;

namespace OrleansHa.Samples.CpuGovernor;

/// <summary>The two programs in this assembly: the worker that burns, and an exporter that watches it.</summary>
internal static class Roles
{
    private static readonly string[] WorkerListeners = ["worker", "duty1", "duty2"];

    /// <summary>Burns; listens on <c>worker</c> (ledger, identity), <c>duty1</c> and <c>duty2</c> (endpoints of the duty).</summary>
    public static async Task RunWorkerAsync(string[] arguments)
    {
        using var burner = new Burner();
        var ledger = new DutyLedger(TimeProvider.System);
        await using var app = Build(arguments, WorkerListeners, _ => { });
        DutyEndpoints.Map(app, ledger, burner);
        app.MapGet("/ledger", ledger.Report);
        app.MapGet("/worker", () => new WorkerIdentity(Environment.ProcessId, burner.Duty));
        app.MapGet("/health", () => "ok");
        await RunAsync(app, "cpu-worker", WorkerListeners);
    }

    /// <summary>Measures; listens on one port, whose name is the setting <c>Name</c> (<c>cpu1</c> by default).</summary>
    public static async Task RunExporterAsync(string[] arguments)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(arguments).Build();
        string[] listeners = [settings["Name"] ?? "cpu1"];
        var worker = settings["Worker"] ?? throw new InvalidOperationException("an exporter needs --Worker=URL");
        await using var app = Build(arguments, listeners, services =>
        {
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton(_ => new HttpClient { BaseAddress = new Uri(worker), Timeout = TimeSpan.FromSeconds(2) });
            services.AddSingleton<Exporter>();
            services.AddHostedService(provider => provider.GetRequiredService<Exporter>());
        });
        app.MapGet("/value", (Exporter exporter) => exporter.Latest is { } reading
            ? Results.Ok(reading)
            : Results.Problem("the worker has not been measured yet", statusCode: StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/health", () => "ok");
        await RunAsync(app, "cpu-exporter", listeners);
    }

    private static WebApplication Build(string[] arguments, string[] listeners, Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // --Listen:duty1=15001 and so on; what is not given gets any free port.
            foreach (var name in listeners)
                kestrel.Listen(IPAddress.Loopback, builder.Configuration.GetValue($"Listen:{name}", 0));
            // A setting and its headers; anything longer is a mistake.
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
        configure(builder.Services);
        return builder.Build();
    }

    private static async Task RunAsync(WebApplication app, string plant, string[] listeners)
    {
        await app.StartAsync();
        // Kestrel reports its addresses in the order they were asked for.
        var urls = listeners.Zip(app.Urls).ToDictionary(pair => pair.First, pair => pair.Second);
        Console.WriteLine(JsonSerializer.Serialize(new { plant, urls }));
        await app.WaitForShutdownAsync();
    }
}
