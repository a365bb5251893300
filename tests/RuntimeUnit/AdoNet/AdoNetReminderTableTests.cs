using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.ReminderService;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.AdoNet;

public sealed class AdoNetReminderTableTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

    private readonly string _service = Guid.NewGuid().ToString("N");
    private AdoNetReminderTable _table = null!;

    public async Task InitializeAsync()
    {
        _table = Create(database.ConnectionString);
        await _table.StartAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Row_Written_IsReadBack_AndItsVersionGrows()
    {
        (await _table.UpsertRow(Entry("g", "a"))).ShouldBe("0");
        (await _table.UpsertRow(Entry("g", "a", TimeSpan.FromDays(40)))).ShouldBe("1");
        await _table.UpsertRow(Entry("g", "b"));
        await _table.UpsertRow(Entry("other", "a"));

        var row = (await _table.ReadRow(Id("g"), "a")).ShouldNotBeNull();
        row.ETag.ShouldBe("1");
        row.StartAt.ShouldBe(Start);
        row.StartAt.Kind.ShouldBe(DateTimeKind.Utc);
        row.Period.ShouldBe(TimeSpan.FromDays(40));
        row.GrainId.ShouldBe(Id("g"));
        (await _table.ReadRows(Id("g"))).Reminders.Select(entry => entry.ReminderName).Order().ShouldBe(["a", "b"]);
        (await _table.ReadRow(Id("g"), "c")).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_WithAnOldVersion_KeepsTheRow()
    {
        await _table.UpsertRow(Entry("g", "a"));
        await _table.UpsertRow(Entry("g", "a"));
        (await _table.RemoveRow(Id("g"), "a", "0")).ShouldBeFalse();
        (await _table.RemoveRow(Id("g"), "a", "no version")).ShouldBeFalse();
        (await _table.ReadRow(Id("g"), "a")).ShouldNotBeNull();
        (await _table.RemoveRow(Id("g"), "a", "1")).ShouldBeTrue();
        (await _table.RemoveRow(Id("g"), "a", "1")).ShouldBeFalse();
    }

    [Fact]
    public async Task Ranges_AlsoWrappedOnes_AndHashesWithTheTopBit_AreReadAsUnsigned()
    {
        var grains = Enumerable.Range(0, 40).Select(i => Id($"g{i}")).ToDictionary(id => id, id => id.GetUniformHashCode());
        grains.Values.ShouldContain(hash => hash > int.MaxValue);
        foreach (var id in grains.Keys) await _table.UpsertRow(Entry(id.Key.ToString()!, "a"));

        var hashes = grains.Values.Order().ToArray();
        uint[] edges = [0, 1, int.MaxValue, (uint)int.MaxValue + 1, uint.MaxValue, hashes[3], hashes[20], hashes[35]];
        foreach (var begin in edges)
        {
            foreach (var end in edges)
            {
                var wanted = hashes.Where(hash => begin < end ? hash > begin && hash <= end : begin == end || hash > begin || hash <= end);
                var found = (await _table.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId.GetUniformHashCode()).Order();
                found.ShouldBe(wanted, $"({begin}, {end}]");
            }
        }
    }

    [Fact]
    public async Task Services_InOneDatabase_AreApart()
    {
        await _table.UpsertRow(Entry("g", "a"));
        var other = new AdoNetReminderTable(Options.Create(new ClusterOptions { ServiceId = "other" }), OptionsFor(database.ConnectionString));
        await other.StartAsync();
        (await other.ReadRows(0, 0)).Reminders.ShouldBeEmpty();
        await other.TestOnlyClearTable();
        (await _table.ReadRows(7, 7)).Reminders.Count.ShouldBe(1);
        await _table.TestOnlyClearTable();
        (await _table.ReadRows(7, 7)).Reminders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_StatementsMissing_NamesThem()
    {
        var empty = new ScratchDatabase();
        await empty.InitializeAsync();
        await empty.QueryAsync("CREATE TABLE orleansquery (querykey varchar(64) PRIMARY KEY, querytext varchar(8000) NOT NULL)");
        var error = await Should.ThrowAsync<ArgumentException>(() => Create(empty.ConnectionString).StartAsync());
        error.Message.ShouldContain("ReadRangeRows2Key");
    }

    [Theory]
    [InlineData("", "Host=x", "Invariant")]
    [InlineData("Npgsql", null, "neither")]
    public void Options_OutOfRule_AreRefusedByName(string invariant, string? connectionString, string part)
    {
        var options = Options.Create(new AdoNetReminderTableOptions { Invariant = invariant, ConnectionString = connectionString });
        var error = Should.Throw<OrleansConfigurationException>(() => new AdoNetReminderTableOptionsValidator(options).ValidateConfiguration());
        error.Message.ShouldContain(nameof(AdoNetReminderTableOptions));
        error.Message.ShouldContain(part);
    }

    private static GrainId Id(string key) => GrainId.Create("reminded", key);

    private static ReminderEntry Entry(string key, string name, TimeSpan? period = null) =>
        new() { GrainId = Id(key), ReminderName = name, StartAt = Start, Period = period ?? TimeSpan.FromMinutes(1) };

    private static IOptions<AdoNetReminderTableOptions> OptionsFor(string connectionString) =>
        Options.Create(new AdoNetReminderTableOptions { Invariant = "Npgsql", ConnectionString = connectionString });

    private AdoNetReminderTable Create(string connectionString) => new(Options.Create(new ClusterOptions { ServiceId = _service }), OptionsFor(connectionString));
}
