using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section08Persistence;

/// <summary>One silo with memory storage, a table in a scratch PostgreSQL, and a storage of the application.</summary>
public sealed class StoredCluster : SharedCluster
{
    public const string ServiceId = "conformance-storage";

    private static readonly SchemaDatabase Schema = new();

    private static readonly Lazy<Task<InProcessTestCluster>> Started = new(async () =>
    {
        await Schema.InitializeAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = ServiceId;
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.Services.AddGrainStorage("Script", (_, _) => new ScriptedStorage());
            silo.AddAdoNetGrainStorage("Table", options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = Schema.ConnectionString;
            });
        });
        return await DeployAsync(builder);
    });

    /// <summary>Where the table provider keeps its rows.</summary>
    public ScratchDatabase Database => Schema;

    protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
}
