using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section11Reminders;

/// <summary>orleans-api.md §11: what a silo makes of its table, also of one that is away.</summary>
public sealed class ReminderTableTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task StoredReminder_AfterAPause_GoesOnWithTheNextMultiple_AndMakesUpForNone()
    {
        var (table, key) = (new ScriptedReminderTable(), Keys.New());
        var start = DateTime.UtcNow.AddMinutes(-10);
        var period = TimeSpan.FromSeconds(2);
        table.Put(GrainId.Create("reminded", key), "r", start, period);
        await using var cluster = await StartAsync(table);

        var ticks = await Ticks.AtLeastAsync(key, 2);
        ticks.ShouldAllBe(tick => tick.First == start && tick.Period == period);

        // 300 multiples are over: none of them comes, and each later one comes once, at its time.
        ticks[0].Index.ShouldBeGreaterThanOrEqualTo(300);
        ticks.Select(tick => tick.Index).ShouldBeUnique();
        (ticks[0].Current - (start + (ticks[0].Index * period))).ShouldBeLessThan(period);
    }

    [Fact]
    public async Task TableAwayAtStart_IsTriedAgain_AndTheSiloStartsWhenItIsBack()
    {
        var table = new ScriptedReminderTable { IsAway = true };
        var starting = StartAsync(table);
        await Eventually.TrueAsync(() => table.Starts >= 2, Bounds.Cluster);
        starting.IsCompleted.ShouldBeFalse();
        table.IsAway = false;
        await using var cluster = await starting;
        var key = Keys.New();
        await cluster.Client.GetGrain<IReminded>(key).RegisterAsync("r", TimeSpan.Zero, Short);
        await Ticks.AtLeastAsync(key, 1);
    }

    [Fact]
    public async Task TableAwayLater_KnownRemindersGoOn_ChangesFail_AndItsReturnIsNoticed()
    {
        var table = new ScriptedReminderTable();
        await using var cluster = await StartAsync(table);
        var (key, other) = (Keys.New(), Keys.New());
        var grain = cluster.Client.GetGrain<IReminded>(key);
        await grain.RegisterAsync("r", TimeSpan.Zero, Short);
        await Ticks.AtLeastAsync(key, 1);

        table.IsAway = true;
        var reads = table.Reads;
        await Eventually.TrueAsync(() => table.Reads > reads, Bounds.Cluster);
        await Ticks.AtLeastAsync(key, Ticks.Of(key).Length + 3);
        await Should.ThrowAsync<IOException>(() => grain.RegisterAsync("s", TimeSpan.Zero, Short));

        table.Put(GrainId.Create("reminded", other), "r", DateTime.UtcNow.AddMinutes(-1), Short);
        table.IsAway = false;
        await Ticks.AtLeastAsync(other, 1);
    }

    [Fact]
    public async Task RowChangedBehindTheSilo_IsNoticedWithinTheRefreshPeriod()
    {
        var (table, key) = (new ScriptedReminderTable(), Keys.New());
        await using var cluster = await StartAsync(table);
        var grain = GrainId.Create("reminded", key);
        table.Put(grain, "r", DateTime.UtcNow, Short);
        await Ticks.AtLeastAsync(key, 1);

        await table.TestOnlyClearTable();
        var reads = table.Reads;
        await Eventually.TrueAsync(() => table.Reads > reads + 1, Bounds.Cluster);
        var seen = Ticks.Of(key).Length;
        await Eventually.TrueAsync(() => table.Reads > reads + 3, Bounds.Cluster);
        Ticks.Of(key).Length.ShouldBeLessThanOrEqualTo(seen + 1);
    }

    private static async Task<InProcessTestCluster> StartAsync(ScriptedReminderTable table)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.AddReminders();
            silo.Services.AddSingleton<IReminderTable>(table);
            silo.Configure<ReminderOptions>(options =>
            {
                options.MinimumReminderPeriod = TimeSpan.Zero;
                options.RefreshReminderListPeriod = TimeSpan.FromMilliseconds(500);
            });
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
