using Microsoft.AspNetCore.Connections;

namespace Orleans.Configuration;

/// <summary>Middleware of a client's connections, e.g. TLS. Each call adds behind what is there.</summary>
public class ClientConnectionOptions
{
    private Action<IConnectionBuilder> _configure = static _ => { };

    /// <summary>Adds to connections made to gateways.</summary>
    public void ConfigureConnection(Action<IConnectionBuilder> configure) => _configure += configure ?? throw new ArgumentNullException(nameof(configure));

    internal void Apply(IConnectionBuilder builder) => _configure(builder);
}
