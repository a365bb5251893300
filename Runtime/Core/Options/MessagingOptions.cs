namespace Orleans.Configuration;

/// <summary>What silo and client messaging share.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same with a debugger attached.</summary>
    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether expired requests are dropped unrun.</summary>
    public bool DropExpiredMessages { get; set; } = true;

    /// <summary>Largest header in bytes.</summary>
    public int MaxMessageHeaderSize { get; set; } = 10 * 1024 * 1024;

    /// <summary>Largest body in bytes.</summary>
    public int MaxMessageBodySize { get; set; } = 100 * 1024 * 1024;

    /// <summary>Whether a time-out also cancels the callee.</summary>
    public bool CancelRequestOnTimeout { get; set; }

    /// <summary>Whether a cancelled caller waits for the callee.</summary>
    public bool WaitForCancellationAcknowledgement { get; set; }

    /// <summary>Whether requests unknown to the caller are cancelled.</summary>
    public bool CancelUnknownRequestOnStatusUpdate { get; set; }
}
