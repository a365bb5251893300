namespace Orleans.Runtime.MembershipService;

/// <summary>Ends this silo at once: it may not act any more, e.g. because the cluster declared it dead. Must not block and must not throw.</summary>
internal interface IFatalErrorHandler
{
    /// <summary>Called from any thread, possibly more than once.</summary>
    /// <param name="reason">What happened and what follows, for the log.</param>
    /// <param name="exception">The cause, null when there is none.</param>
    void OnFatalError(string reason, Exception? exception);
}
