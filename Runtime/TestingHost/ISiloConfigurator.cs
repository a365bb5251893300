using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Configures each silo; made anew for each with its parameterless constructor.</summary>
public interface ISiloConfigurator
{
    /// <summary>Configures a silo.</summary>
    void Configure(ISiloBuilder siloBuilder);
}
