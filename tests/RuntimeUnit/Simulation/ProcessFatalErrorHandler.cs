namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Ends the simulated process a moment after the silo stopped acting, as the real one does.</summary>
internal sealed class ProcessFatalErrorHandler(SimulatedProcess process, SiloStopSwitch stopSwitch) : IFatalErrorHandler
{
    public void OnFatal(string reason, Exception? exception = null)
    {
        if (process.IsFenced) stopSwitch.Throw();
        process.OnFatal(reason);
    }
}
