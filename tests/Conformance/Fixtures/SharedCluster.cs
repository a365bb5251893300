using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>
/// A cluster that many test classes share, started on first use: starting one takes longer than most tests. Tests use
/// grain keys of their own and never stop or kill its silos. It ends with the process.
/// </summary>
public abstract class SharedCluster : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("use it as a class fixture");

    /// <summary>Calls from outside the cluster.</summary>
    public IClusterClient Client => Cluster.Client;

    public IReadOnlyList<InProcessSiloHandle> Silos => Cluster.Silos;

    /// <summary>Services of one silo.</summary>
    public T Silo<T>(int index = 0) where T : notnull => Silos[index].ServiceProvider.GetRequiredService<T>();

    /// <summary>Calls from within a silo, by its hosted client.</summary>
    public IGrainFactory Inside(int index = 0) => Silo<IGrainFactory>(index);

    public async Task InitializeAsync() => _cluster = await StartedAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<InProcessTestCluster> StartedAsync();

    private protected static async Task<InProcessTestCluster> DeployAsync(InProcessTestClusterBuilder builder)
    {
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
