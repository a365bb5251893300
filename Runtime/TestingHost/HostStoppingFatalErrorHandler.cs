using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Orleans.TestingHost;

/// <summary>Ends the silo's host and leaves the test process alone.</summary>
internal sealed class HostStoppingFatalErrorHandler(IServiceProvider services, SiloStopSwitch stopSwitch, ILogger<Silo> logger) : IFatalErrorHandler
{
    private int _ending;

    public void OnFatal(string reason, Exception? exception = null)
    {
        stopSwitch.Throw();
        if (Interlocked.Exchange(ref _ending, 1) != 0) return;
        SiloLog.Fatal(logger, exception, reason);
        ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.StopAsync(), this, preferLocal: false);
    }

    private async Task StopAsync()
    {
        try
        {
            await services.GetRequiredService<IHost>().StopAsync(new CancellationToken(canceled: true));
        }
        catch (Exception error) when (error is ObjectDisposedException or OperationCanceledException or AggregateException)
        {
            // The test may be disposing the host at this moment; either way it ends.
        }
    }
}
