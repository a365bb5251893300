namespace OrleansHa.Loopctl.Dev.Postgres;

/// <summary>How a private server runs.</summary>
internal sealed record PostgresSettings
{
    /// <summary>0 picks a free port when the server is opened; a restart keeps it.</summary>
    public int Port { get; init; }

    /// <summary>Three silos and two gateways with a pool of up to 50 each, and room for tools.</summary>
    public int MaxConnections { get; init; } = 300;

    /// <summary>Off only for data that nobody needs after a power cut; a killed server loses nothing either way.</summary>
    public bool Fsync { get; init; } = true;

    /// <summary>initdb took 1 s and recovery after a kill under 1 s where measured; a loaded machine needs many times that.</summary>
    public TimeSpan StartBound { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A fast shutdown writes a checkpoint; beyond this the server is killed, and recovers at the next start.</summary>
    public TimeSpan StopBound { get; init; } = TimeSpan.FromSeconds(10);
}
