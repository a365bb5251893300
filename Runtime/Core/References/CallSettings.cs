using System.Diagnostics;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>How calls of this process wait.</summary>
internal sealed class CallSettings(MessagingOptions options, TimeSpan systemResponseTimeout, int maxForwardCount)
{
    private readonly long _application = (long)options.ResponseTimeout.TotalMilliseconds;
    private readonly long _debugger = (long)options.ResponseTimeoutWithDebugger.TotalMilliseconds;
    private readonly long _system = (long)systemResponseTimeout.TotalMilliseconds;

    /// <summary>How often a call that did not run is sent again.</summary>
    public int MaxForwardCount { get; } = maxForwardCount;

    /// <summary>How long a call waits, in milliseconds, whose method does not say otherwise.</summary>
    public long Timeout(bool isSystem) => Debugger.IsAttached ? _debugger : isSystem ? _system : _application;
}
