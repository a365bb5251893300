using System.Globalization;
using System.Net;

namespace OrleansHa.Samples.Boiler;

/// <summary>One HTTP listener on one port that can be closed and opened again while the others go on.</summary>
/// <param name="port">0 lets the kernel choose; the port is kept from the first start on.</param>
/// <param name="map">Adds the routes, at every start.</param>
internal sealed class Listener(int port, Action<WebApplication> map) : IAsyncDisposable
{
    // A dead sensor does not finish its conversations.
    private static readonly TimeSpan CloseBound = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private WebApplication? _app;

    /// <summary>Valid after the first start.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <summary>Opens the port; does nothing when it is open.</summary>
    public async Task StartAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_app is not null)
                return;

            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = CloseBound);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, port);
                // A setting and its headers; anything longer is a mistake.
                kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            });
            var app = builder.Build();
            map(app);
            await app.StartAsync();
            port = new Uri(app.Urls.First()).Port;
            _app = app;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes the port and every connection to it; does nothing when it is closed.</summary>
    public async Task StopAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_app is null)
                return;

            using var bound = new CancellationTokenSource(CloseBound);
            await _app.StopAsync(bound.Token);
            await _app.DisposeAsync();
            _app = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _gate.Dispose();
    }
}
