namespace Orleans.TestingHost;

/// <summary>How the silos of a test cluster talk. On this engine always loopback TCP: the other values are accepted and mean the same.</summary>
public enum ConnectionTransportType
{
    /// <summary>Sockets.</summary>
    TcpSocket = 0,

    /// <summary>Loopback sockets on this engine.</summary>
    InMemory = 1,

    /// <summary>Loopback sockets on this engine.</summary>
    UnixSocket = 2,
}
