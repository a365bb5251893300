using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Timers;
using OrleansHa.Tests.Conformance.Section12Hosting;

namespace OrleansHa.Tests.Conformance.Section11Reminders;

/// <summary>orleans-api.md §11: registering, ticking and removing in one silo.</summary>
public sealed class ReminderTests(RemindedSilo silo) : IClassFixture<RemindedSilo>
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Options_ByDefault_AreTheDocumentedOnes()
    {
        var options = new ReminderOptions();
        options.MinimumReminderPeriod.ShouldBe(Minute);
        options.RefreshReminderListPeriod.ShouldBe(5 * Minute);
        options.ReminderLoadingWindow.ShouldBe(10 * Minute);
        options.InitializationTimeout.ShouldBe(5 * Minute);
    }

    [Fact]
    public async Task Reminder_Ticks_AtItsStartPlusMultiplesOfItsPeriod()
    {
        var (key, before) = (Keys.New(), DateTime.UtcNow);
        await Grain(key).RegisterAsync("r", Short, Short);
        var after = DateTime.UtcNow;

        var ticks = await Ticks.AtLeastAsync(key, 4);
        ticks.ShouldAllBe(tick => tick.Name == "r" && tick.Period == Short);
        var start = ticks.Select(tick => tick.First).Distinct().ShouldHaveSingleItem();
        start.ShouldBeInRange(before + Short - TimeSpan.FromMilliseconds(1), after + Short);
        ticks.ShouldAllBe(tick => tick.Current >= start);

        // Each multiple at most once; a loaded machine may miss some, which are not made up for.
        ticks.Select(tick => tick.Index).ShouldBeUnique();
        ticks.Select(tick => tick.Index).ShouldBeInOrder();
    }

    [Fact]
    public async Task Reminder_DueNow_TicksAtOnce_AlsoOnAPlainGrain()
    {
        var key = Keys.New();
        await silo.Client.GetGrain<IPlainReminded>(key).RegisterAsync("r", TimeSpan.Zero, Minute);
        (await Ticks.AtLeastAsync(key, 1))[0].Index.ShouldBe(0);
    }

    [Fact]
    public async Task Tick_OfAnInactiveGrain_ActivatesIt()
    {
        var key = Keys.New();
        await Grain(key).RegisterAsync("r", Short, Short);
        await silo.Cluster.DeactivateAsync(Grain(key));
        var seen = Ticks.Of(key).Length;
        await Ticks.AtLeastAsync(key, seen + 1);
        Journal.Of($"{key}/activations").Length.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Tick_ThatFails_DoesNotEndTheSchedule()
    {
        var key = Keys.New("Fails");
        await Grain(key).RegisterAsync("r", TimeSpan.Zero, Short);
        await Ticks.AtLeastAsync(key, 3);
    }

    [Fact]
    public async Task RegisteredAgain_TheScheduleIsReplaced()
    {
        var key = Keys.New();
        await Grain(key).RegisterAsync("r", TimeSpan.Zero, Short);
        await Ticks.AtLeastAsync(key, 1);
        await Grain(key).RegisterAsync("r", TimeSpan.Zero, Minute);
        await Journal.UntilAsync(key, _ => Ticks.Of(key).Any(tick => tick.Period == Minute));

        // A tick of the old schedule may have been on its way; after it none comes.
        var old = Ticks.Of(key).Count(tick => tick.Period == Short);
        var other = Keys.New();
        await Grain(other).RegisterAsync("r", TimeSpan.Zero, Short);
        await Ticks.AtLeastAsync(other, 4);
        Ticks.Of(key).Count(tick => tick.Period == Short).ShouldBeLessThanOrEqualTo(old + 1);
        (await Grain(key).NamesAsync()).ShouldBe(["r"]);
    }

    [Fact]
    public async Task Unregistered_TicksNoMore()
    {
        var key = Keys.New();
        var handle = await Grain(key).RegisterAsync("r", TimeSpan.Zero, Short);
        await Ticks.AtLeastAsync(key, 1);
        await Grain(key).UnregisterAsync(handle);
        var seen = Ticks.Of(key).Length;

        var other = Keys.New();
        await Grain(other).RegisterAsync("r", TimeSpan.Zero, Short);
        await Ticks.AtLeastAsync(other, 4);
        Ticks.Of(key).Length.ShouldBeLessThanOrEqualTo(seen + 1);
        (await Grain(key).FindAsync("r")).ShouldBeNull();
    }

    [Fact]
    public async Task Handles_NameTheirReminders_PerGrain()
    {
        var grain = Grain(Keys.New());
        (await grain.NamesAsync()).ShouldBeEmpty();
        (await grain.FindAsync("a")).ShouldBeNull();
        (await grain.RegisterAsync("a", Minute, Minute)).ReminderName.ShouldBe("a");
        await grain.RegisterAsync("b", Minute, Minute);
        (await grain.NamesAsync()).ShouldBe(["a", "b"]);
        (await grain.FindAsync("b")).ShouldNotBeNull().ReminderName.ShouldBe("b");
        (await Grain(Keys.New()).NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unregister_WithAStaleHandle_Fails_AndOfARemovedReminder_Succeeds()
    {
        var grain = Grain(Keys.New());
        var stale = await grain.RegisterAsync("r", Minute, Minute);
        await grain.RegisterAsync("r", Minute, Minute);
        await Should.ThrowAsync<ReminderException>(() => grain.UnregisterAsync(stale));
        var fresh = (await grain.FindAsync("r")).ShouldNotBeNull();
        await grain.UnregisterAsync(fresh);
        await grain.UnregisterAsync(fresh);
        (await grain.NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Register_WithUnusableTimes_IsRefused()
    {
        var grain = Grain(Keys.New());
        await Should.ThrowAsync<ArgumentNullException>(() => grain.RegisterAsync(" ", Minute, Minute));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => grain.RegisterAsync("r", TimeSpan.FromSeconds(-1), Minute));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => grain.RegisterAsync("r", Timeout.InfiniteTimeSpan, Minute));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => grain.RegisterAsync("r", Minute, TimeSpan.FromSeconds(-1)));
        await Should.ThrowAsync<ArgumentException>(() => grain.RegisterAsync("r", Minute, TimeSpan.FromMilliseconds(49)));
        (await grain.NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Register_ByAGrainThatIsNotRemindable_OrOutsideOfGrains_IsRefused()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => silo.Client.GetGrain<IUnreminded>(Keys.New()).RegisterAsync());
        await Should.ThrowAsync<InvalidOperationException>(() =>
            silo.Silo<IReminderRegistry>().RegisterOrUpdateReminder(GrainId.Create("reminded", "k"), "r", Minute, Minute));
    }

    [Fact]
    public async Task Register_WithoutAReminderService_IsRefusedAtFirstUse()
    {
        var builder = HostUnderTest.Builder();
        builder.UseOrleans(silo =>
        {
            CommonSilo.Configure(silo);
            silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next());
        });
        var host = await HostUnderTest.StartedAsync(builder);
        await Should.ThrowAsync<InvalidOperationException>(() =>
            host.Services.GetRequiredService<IGrainFactory>().GetGrain<IReminded>("k").RegisterAsync("r", Minute, Minute));
        await HostUnderTest.StopAsync(host);
    }

    [Fact]
    public async Task Start_WithRemindersButNoTable_Fails()
    {
        var builder = HostUnderTest.Builder();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next());
            silo.AddReminders();
        });
        using var host = builder.Build();
        (await Should.ThrowAsync<InvalidOperationException>(() => HostUnderTest.StartAsync(host))).Message.ShouldContain(nameof(IReminderTable));
    }

    [Fact]
    public async Task MinimumPeriod_ByDefault_IsAMinute()
    {
        var builder = HostUnderTest.Builder();
        builder.UseOrleans(silo =>
        {
            CommonSilo.Configure(silo);
            silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next());
            silo.UseInMemoryReminderService();
            silo.Configure<SiloOptions>(options => options.SiloName = "minutes");
        });
        var host = await HostUnderTest.StartedAsync(builder);
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IReminded>("k");
        await Should.ThrowAsync<ArgumentException>(() => grain.RegisterAsync("r", Minute, TimeSpan.FromSeconds(59)));
        await grain.RegisterAsync("r", Minute, Minute);
        await HostUnderTest.StopAsync(host);
    }

    private IReminded Grain(string key) => silo.Client.GetGrain<IReminded>(key);
}
