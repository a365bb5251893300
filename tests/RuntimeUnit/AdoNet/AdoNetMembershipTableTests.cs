using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using Orleans.Runtime.Messaging;
using OrleansHa.Tests.RuntimeUnit.Membership;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.AdoNet;

public sealed class AdoNetMembershipTableTests(SchemaDatabase database) : MembershipTableContract, IClassFixture<SchemaDatabase>
{
    protected override IMembershipTable CreateTable() => Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", ConnectionString = database.ConnectionString });

    [Fact]
    public async Task SuspectTimes_Written_HaveTheDocumentedText()
    {
        var entry = Entry(1, SiloStatus.Active);
        await Insert(entry);
        entry.SuspectTimes = [Tuple.Create(SiloAddress.FromParsableString("10.0.0.5:11111@93312000"), Now)];
        await Table.UpdateRow(entry, "", (await Table.ReadAll()).Version.Next());

        (await database.QueryAsync($"SELECT suspecttimes FROM orleansmembershiptable WHERE deploymentid = '{ClusterId}'"))
            .ShouldBe("10.0.0.5:11111@93312000,2026-01-02 03:04:05.678 GMT");
    }

    [Fact]
    public async Task Scripts_AppliedAgain_LeaveRowsAndStatements()
    {
        await Insert(Entry(1, SiloStatus.Active));

        await database.ApplySchemaAsync();

        (await Table.ReadAll()).Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task DataSource_InsteadOfConnectionString_ReachesTheSameRows()
    {
        await Insert(Entry(1, SiloStatus.Active));
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);

        var table = Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", DataSource = source });
        await table.InitializeMembershipTable(tryInitTableVersion: true);

        (await table.ReadAll()).Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Initialize_StatementsMissing_NamesThem()
    {
        var empty = new ScratchDatabase();
        await empty.InitializeAsync();
        await empty.QueryAsync("CREATE TABLE orleansquery (querykey varchar(64) PRIMARY KEY, querytext varchar(8000) NOT NULL)");
        await empty.QueryAsync("INSERT INTO orleansquery VALUES ('MembershipReadAllKey', 'SELECT 1')");
        var table = Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", ConnectionString = empty.ConnectionString });

        var error = await Should.ThrowAsync<ArgumentException>(() => table.InitializeMembershipTable(tryInitTableVersion: true));

        error.Message.ShouldContain("InsertMembershipVersionKey");
        error.Message.ShouldContain("CleanupDefunctSiloEntriesKey");
        error.Message.ShouldNotContain("MembershipReadAllKey");
    }

    [Fact]
    public async Task Gateways_OfMixedSilos_AreTheActiveOnesWithAPort()
    {
        await Insert(Entry(1, SiloStatus.Active));
        await Insert(Entry(2, SiloStatus.Joining));
        var none = Entry(3, SiloStatus.Active);
        none.ProxyPort = 0;
        await Insert(none);

        var provider = new AdoNetGatewayListProvider(
            Options.Create(new ClusterOptions { ClusterId = ClusterId }),
            Options.Create(new AdoNetClusteringClientOptions { Invariant = "Npgsql", ConnectionString = database.ConnectionString }),
            Options.Create(new GatewayOptions()));
        await provider.InitializeGatewayListProvider();

        (await provider.GetGateways()).ShouldBe([new Uri("gwy.tcp://10.0.0.5:30001/93312001")]);
    }

    [Theory]
    [InlineData("", "Host=x", false, "Invariant")]
    [InlineData("Npgsql", null, false, "neither")]
    [InlineData("Npgsql", "Host=x", true, "both")]
    public void Options_OutOfRule_AreRefusedByName(string invariant, string? connectionString, bool withSource, string part)
    {
        using var source = NpgsqlDataSource.Create("Host=x");
        var options = Options.Create(new AdoNetClusteringSiloOptions { Invariant = invariant, ConnectionString = connectionString, DataSource = withSource ? source : null });

        var error = Should.Throw<OrleansConfigurationException>(() => new AdoNetClusteringSiloOptionsValidator(options).ValidateConfiguration());

        error.Message.ShouldContain("AdoNetClusteringSiloOptions");
        error.Message.ShouldContain(part);
    }

    private AdoNetMembershipTable Create(AdoNetClusteringSiloOptions options) =>
        new(Options.Create(new ClusterOptions { ClusterId = ClusterId }), Options.Create(options));
}
