namespace Orleans.Configuration;

/// <summary>Connections between processes.</summary>
public class ConnectionOptions
{
    /// <summary>Connections to one endpoint.</summary>
    public int ConnectionsPerEndpoint { get; set; } = 1;

    /// <summary>Pause after a failed attempt.</summary>
    public TimeSpan ConnectionRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an attempt may take.</summary>
    public TimeSpan OpenConnectionTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
