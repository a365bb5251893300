using Orleans.Configuration;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section14Telemetry;

/// <summary>Two silos and a client that trace.</summary>
public sealed class TracedCluster : SharedCluster
{
    private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.AddActivityPropagation();
            silo.UseInMemoryReminderService();
        });
        builder.ConfigureClient(client =>
        {
            client.AddActivityPropagation();
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        });
        return DeployAsync(builder);
    });

    protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
}
