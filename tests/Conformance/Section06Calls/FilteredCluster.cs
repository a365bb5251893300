using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>One silo and a client with the filters of this folder.</summary>
public sealed class FilteredCluster : SharedCluster
{
    private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.AddIncomingGrainCallFilter<SwallowingFilter>();
            silo.AddIncomingGrainCallFilter(new ScriptedFilter());
            silo.AddIncomingGrainCallFilter(async context =>
            {
                var isTimer = context.MethodName == "InvokeCallbackAsync";
                if (isTimer && context.TargetId.Key.ToString() is var key)
                    Journal.Add(key + "-filter", context.InterfaceName.Split('.')[^1]);
                await context.Invoke();
            });
            silo.AddOutgoingGrainCallFilter(new LeavingFilter("silo one"));
            silo.AddOutgoingGrainCallFilter(new LeavingFilter("silo two"));
        });
        builder.ConfigureClient(client =>
        {
            client.AddOutgoingGrainCallFilter(new LeavingFilter("client one"));
            client.AddOutgoingGrainCallFilter(new LeavingFilter("client two"));
        });
        return DeployAsync(builder);
    });

    protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
}
