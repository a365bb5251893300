namespace Orleans.Runtime.Messaging;

/// <summary>One listed gateway and the connection to it, if there is one.</summary>
internal sealed class GatewayConnection(Uri uri)
{
    public Uri Uri { get; } = uri;

    public Connection? Connection { get; set; }

    public bool IsDialling { get; set; }

    /// <summary>Failed attempts in a row.</summary>
    public int Failures { get; set; }

    /// <summary>When it may be tried again, in <see cref="Environment.TickCount64"/>.</summary>
    public long NotBefore { get; set; }

    /// <summary>It asked to be let go.</summary>
    public bool IsDraining { get; set; }

    public bool IsConnected => Connection is { IsClosed: false };
}
