using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster in this process.</summary>
public class InProcessSiloHandle : SiloHandle
{
    private readonly SemaphoreSlim _ending = new(1, 1);
    private volatile bool _ended;

    /// <summary>Its host.</summary>
    public IHost SiloHost { get; init; } = default!;

    /// <summary>Its services.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <inheritdoc/>
    public override bool IsActive => !_ended && !SiloHost.Services.GetRequiredService<SiloStopSwitch>().IsThrown;

    internal int SiloPort { get; init; }

    internal int GatewayPort { get; init; }

    /// <inheritdoc/>
    public override Task StopSiloAsync(bool stopGracefully) =>
        stopGracefully ? StopSiloAsync(CancellationToken.None) : EndAsync(isKill: true, new CancellationToken(canceled: true));

    /// <inheritdoc/>
    public override Task StopSiloAsync(CancellationToken ct) => EndAsync(ct.IsCancellationRequested, ct);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (!_ended) await StopSiloAsync(stopGracefully: false);
        GC.SuppressFinalize(this);
    }

    private async Task EndAsync(bool isKill, CancellationToken cancellationToken)
    {
        await _ending.WaitAsync(CancellationToken.None);
        try
        {
            if (_ended) return;

            // A killed process says nothing to anyone: from here on nothing of it runs, is sent or is written.
            if (isKill) SiloHost.Services.GetRequiredService<SiloStopSwitch>().Throw();
            try
            {
                await SiloHost.StopAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The host says so when it was not given the time.
            }

            _ended = true;
            if (SiloHost is IAsyncDisposable disposable)
                await disposable.DisposeAsync();
            else
                SiloHost.Dispose();
        }
        finally
        {
            _ending.Release();
        }
    }
}
