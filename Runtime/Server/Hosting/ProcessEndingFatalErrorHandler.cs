using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Ends the process: an orchestrator starts a new silo, and nothing of the old one lingers.</summary>
internal sealed class ProcessEndingFatalErrorHandler(SiloStopSwitch stopSwitch, ILogger<Silo> logger) : IFatalErrorHandler
{
    /// <summary>What the process returns, for scripts that tell a fatal end from others.</summary>
    public const int ExitCode = 70;

    // Log lines and core parts of other frameworks get this long; the silo itself does not act any more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private int _ending;

    public void OnFatal(string reason, Exception? exception = null)
    {
        stopSwitch.Throw();
        if (Interlocked.Exchange(ref _ending, 1) != 0) return;
        SiloLog.Fatal(logger, exception, reason);

        // Exit runs handlers that may wait for this very thread.
        new Thread(static () => Environment.Exit(ExitCode)) { IsBackground = true, Name = "fatal exit" }.Start();
        new Thread(static () =>
        {
            using var never = new ManualResetEventSlim();
            never.Wait(Patience);
            Environment.FailFast("The silo may not act any more, and its process did not end in time.");
        })
        { IsBackground = true, Name = "fatal exit watchdog" }.Start();
    }
}
