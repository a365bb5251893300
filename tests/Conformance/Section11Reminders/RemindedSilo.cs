using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section11Reminders;

/// <summary>One silo with reminders in memory whose periods may be short.</summary>
public sealed class RemindedSilo : SharedCluster
{
    private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.UseInMemoryReminderService();
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(50));
        });
        return DeployAsync(builder);
    });

    protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
}
