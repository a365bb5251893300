namespace Orleans.Runtime;

/// <summary>Ends a silo that must not act any more, e.g. because the cluster counts it as dead. Tests replace it, to stop only one host.</summary>
internal interface IFatalErrorHandler
{
    /// <summary>
    /// Stops every application turn before it returns (see <see cref="SiloStopSwitch"/>), then ends the process or host in the background.
    /// May be called on any thread, several times.
    /// </summary>
    void OnFatal(string reason, Exception? exception = null);
}
