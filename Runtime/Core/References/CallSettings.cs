using System.Diagnostics;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>How calls of this process wait.</summary>
internal sealed class CallSettings(MessagingOptions options, TimeSpan systemResponseTimeout, int maxForwardCount)
{
    private readonly long _application = (long)options.ResponseTimeout.TotalMilliseconds;
    private readonly long _debugger = (long)options.ResponseTimeoutWithDebugger.TotalMilliseconds;
    private readonly long _system = (long)systemResponseTimeout.TotalMilliseconds;

    /// <summary>Whether the callee of a timed-out call is signalled.</summary>
    public bool CancelsOnTimeout { get; } = options.CancelRequestOnTimeout;

    /// <summary>Whether a cancelled caller waits until the callee says how it ended.</summary>
    public bool AwaitsCancellation { get; } = options.WaitForCancellationAcknowledgement;

    /// <summary>How often a call that did not run is sent again.</summary>
    public int MaxForwardCount { get; } = maxForwardCount;

    /// <summary>
    /// How long a call for the next elements may wait at the grain before it says that there is none yet: a third of the time-out, so that one
    /// slow answer is no time-out; ten seconds where calls have none.
    /// </summary>
    public TimeSpan Heartbeat => Timeout(isSystem: false) is > 0 and var timeout ? TimeSpan.FromMilliseconds(timeout / 3.0) : TimeSpan.FromSeconds(10);

    /// <summary>How long a call waits, in milliseconds, whose method does not say otherwise.</summary>
    public long Timeout(bool isSystem) => Debugger.IsAttached ? _debugger : isSystem ? _system : _application;
}
