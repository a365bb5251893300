using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section11Reminders;

/// <summary>orleans-api.md §11: several silos share the reminders of a PostgreSQL table.</summary>
public sealed class ReminderTakeoverTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>
{
    private const int Grains = 24;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Reminders_OfAKilledSilo_TickElsewhere_AndNoneTicksTwiceBeforeThat()
    {
        await using var cluster = await StartAsync(3);
        var keys = Enumerable.Range(0, Grains).Select(_ => Keys.New()).ToArray();
        foreach (var key in keys) await cluster.Client.GetGrain<IReminded>(key).RegisterAsync("r", Period, Period);
        foreach (var key in keys) await Ticks.AtLeastAsync(key, 4);
        foreach (var key in keys) Ticks.Of(key).Select(tick => tick.Index).ShouldBeUnique($"ticks of {key}: {string.Join(", ", Ticks.Of(key).AsEnumerable())}");

        await cluster.KillSiloAsync(cluster.Silos[1]);
        var seen = keys.ToDictionary(key => key, key => Ticks.Of(key).Length);
        foreach (var key in keys) await Ticks.AtLeastAsync(key, seen[key] + 3);
    }

    [Fact]
    public async Task Reminders_AfterTheWholeCluster_TickInTheNextOne()
    {
        var key = Keys.New();
        await using (var first = await StartAsync(1))
        {
            await first.Client.GetGrain<IReminded>(key).RegisterAsync("r", TimeSpan.Zero, Period);
            await Ticks.AtLeastAsync(key, 1);
            await first.StopAllSilosAsync();
        }

        var seen = Ticks.Of(key);
        await using var second = await StartAsync(1);
        var ticks = await Ticks.AtLeastAsync(key, seen.Length + 2);
        ticks[^1].First.ShouldBe(ticks[0].First);
        (await database.QueryAsync($"SELECT count(*) FROM orleansreminderstable WHERE grainid = 'reminded/{key}' AND remindername = 'r' AND period = 500 AND version = 0")).ShouldBe(1L);
        (await database.QueryAsync($"SELECT grainhash FROM orleansreminderstable WHERE grainid = 'reminded/{key}'"))
            .ShouldBe(unchecked((int)GrainId.Create("reminded", key).GetUniformHashCode()));
    }

    [Fact]
    public async Task JoiningSilo_TakesItsShare_AndNoReminderStops()
    {
        await using var cluster = await StartAsync(1);
        var keys = Enumerable.Range(0, Grains).Select(_ => Keys.New()).ToArray();
        foreach (var key in keys) await cluster.Client.GetGrain<IReminded>(key).RegisterAsync("r", Period, Period);
        await cluster.StartAdditionalSiloAsync();
        await cluster.WaitForLivenessToStabilizeAsync();
        var first = cluster.Silos[0];
        var seen = keys.ToDictionary(key => key, key => Ticks.Of(key).Length);
        foreach (var key in keys) await Ticks.AtLeastAsync(key, seen[key] + 2);

        // With the first silo gone the second one has all of them.
        await cluster.StopSiloAsync(first);
        seen = keys.ToDictionary(key => key, key => Ticks.Of(key).Length);
        foreach (var key in keys) await Ticks.AtLeastAsync(key, seen[key] + 2);
    }

    private async Task<InProcessTestCluster> StartAsync(short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = nameof(ReminderTakeoverTests);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database.ConnectionString;
            });
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = Period);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
