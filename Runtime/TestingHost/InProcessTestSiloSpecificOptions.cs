namespace Orleans.TestingHost;

/// <summary>What one silo of an in-process test cluster has of its own.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    /// <summary>Its name, <c>Silo_0</c> and so on.</summary>
    public string SiloName { get; init; } = "";

    /// <summary>Its port.</summary>
    public int SiloPort { get; init; }

    /// <summary>Its gateway's port, 0 for none.</summary>
    public int GatewayPort { get; init; }
}
