using System.Net;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>What every membership table has to do.</summary>
public abstract class MembershipTableContract : IAsyncLifetime
{
    protected static readonly DateTime Now = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

    protected string ClusterId { get; } = Guid.NewGuid().ToString("N");

    protected IMembershipTable Table { get; private set; } = null!;

    protected abstract IMembershipTable CreateTable();

    public virtual async Task InitializeAsync()
    {
        Table = CreateTable();
        await Table.InitializeMembershipTable(tryInitTableVersion: true);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task ReadAll_EmptyCluster_IsVersionZeroWithoutRows()
    {
        var data = await Table.ReadAll();

        data.Members.ShouldBeEmpty();
        data.Version.Version.ShouldBe(0);
        data.Version.VersionEtag.ShouldBe("0");
    }

    [Fact]
    public async Task InsertRow_ReadBack_HasEveryColumn()
    {
        var entry = Entry(1, SiloStatus.Joining);

        (await Table.InsertRow(entry, (await Table.ReadAll()).Version.Next())).ShouldBeTrue();

        var data = await Table.ReadRow(entry.SiloAddress);
        data.Version.Version.ShouldBe(1);
        var read = data.Members.ShouldHaveSingleItem();
        read.Item2.ShouldBe("");
        read.Item1.SiloAddress.ShouldBe(entry.SiloAddress);
        read.Item1.Status.ShouldBe(SiloStatus.Joining);
        read.Item1.SiloName.ShouldBe("silo-1");
        read.Item1.HostName.ShouldBe("host");
        read.Item1.ProxyPort.ShouldBe(30001);
        read.Item1.StartTime.ShouldBe(Now);
        read.Item1.IAmAliveTime.ShouldBe(Now);
        read.Item1.IAmAliveTime.Kind.ShouldBe(DateTimeKind.Utc);
        read.Item1.SuspectTimes.ShouldBeNull();
    }

    [Fact]
    public async Task InsertRow_SameRowTwice_IsRefusedAndLeavesTheVersion()
    {
        await Insert(Entry(1, SiloStatus.Joining));

        (await Table.InsertRow(Entry(1, SiloStatus.Active), (await Table.ReadAll()).Version.Next())).ShouldBeFalse();

        (await Table.ReadAll()).Version.Version.ShouldBe(1);
    }

    [Fact]
    public async Task UpdateRow_UnknownRow_IsRefusedAndLeavesTheVersion()
    {
        (await Table.UpdateRow(Entry(9, SiloStatus.Active), "", (await Table.ReadAll()).Version.Next())).ShouldBeFalse();

        (await Table.ReadAll()).Version.Version.ShouldBe(0);
    }

    [Fact]
    public async Task UpdateRow_Votes_ComeBackInOrder()
    {
        var entry = Entry(1, SiloStatus.Active);
        await Insert(entry);
        entry.SuspectTimes = [Tuple.Create(Silo(2), Now), Tuple.Create(Silo(3), Now.AddSeconds(1))];
        entry.Status = SiloStatus.Dead;

        (await Table.UpdateRow(entry, "", (await Table.ReadAll()).Version.Next())).ShouldBeTrue();

        var read = (await Table.ReadAll()).Members.ShouldHaveSingleItem().Item1;
        read.Status.ShouldBe(SiloStatus.Dead);
        read.SuspectTimes.ShouldBe(entry.SuspectTimes);
    }

    [Fact]
    public async Task Writes_ManyAtOnceWithOneVersion_ExactlyOneWins()
    {
        for (var round = 0; round < 10; round++)
        {
            var version = (await Table.ReadAll()).Version;
            var first = round * 8;

            var writes = Enumerable.Range(0, 8).Select(i => Task.Run(() => Table.InsertRow(Entry(first + i, SiloStatus.Joining), version.Next())));
            var applied = await Task.WhenAll(writes);

            applied.Count(done => done).ShouldBe(1, $"round {round}");
            var after = await Table.ReadAll();
            after.Version.Version.ShouldBe(version.Version + 1);
            after.Members.Count.ShouldBe(round + 1);
        }
    }

    [Fact]
    public async Task UpdateIAmAlive_Always_LeavesTheVersion()
    {
        await Insert(Entry(1, SiloStatus.Active));

        var beat = Entry(1, SiloStatus.Active);
        beat.IAmAliveTime = Now.AddMinutes(1);
        await Table.UpdateIAmAlive(beat);

        var data = await Table.ReadAll();
        data.Version.Version.ShouldBe(1);
        data.Members[0].Item1.IAmAliveTime.ShouldBe(Now.AddMinutes(1));
    }

    [Fact]
    public async Task UpdateRow_WithAnOlderHeartbeat_KeepsTheNewerOne()
    {
        await Insert(Entry(1, SiloStatus.Active));
        var beat = Entry(1, SiloStatus.Active);
        beat.IAmAliveTime = Now.AddMinutes(1);
        await Table.UpdateIAmAlive(beat);

        (await Table.UpdateRow(Entry(1, SiloStatus.ShuttingDown), "", (await Table.ReadAll()).Version.Next())).ShouldBeTrue();

        (await Table.ReadAll()).Members[0].Item1.IAmAliveTime.ShouldBe(Now.AddMinutes(1));
    }

    [Fact]
    public async Task CleanupDefunctSiloEntries_OldRows_KeepsTheActiveOnes()
    {
        await Insert(Entry(1, SiloStatus.Active));
        await Insert(Entry(2, SiloStatus.Dead));
        await Insert(Entry(3, SiloStatus.Joining));
        var fresh = Entry(4, SiloStatus.Dead);
        fresh.IAmAliveTime = Now.AddDays(1);
        await Insert(fresh);

        await Table.CleanupDefunctSiloEntries(new DateTimeOffset(Now.AddHours(1)));

        (await Table.ReadAll()).Members.Select(row => row.Item1.SiloName).Order().ShouldBe(["silo-1", "silo-4"]);
    }

    [Fact]
    public async Task DeleteMembershipTableEntries_ThenInitialize_StartsOver()
    {
        await Insert(Entry(1, SiloStatus.Active));

        await Table.DeleteMembershipTableEntries(ClusterId);
        await Table.InitializeMembershipTable(tryInitTableVersion: true);

        var data = await Table.ReadAll();
        data.Members.ShouldBeEmpty();
        data.Version.Version.ShouldBe(0);
    }

    protected static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Parse("10.0.0.5"), 11111 + number, 93312000 + number);

    protected static MembershipEntry Entry(int number, SiloStatus status) => new()
    {
        SiloAddress = Silo(number),
        SiloName = $"silo-{number}",
        HostName = "host",
        Status = status,
        ProxyPort = 30000 + number,
        StartTime = Now,
        IAmAliveTime = Now,
    };

    protected async Task Insert(MembershipEntry entry) =>
        (await Table.InsertRow(entry, (await Table.ReadAll()).Version.Next())).ShouldBeTrue();
}
