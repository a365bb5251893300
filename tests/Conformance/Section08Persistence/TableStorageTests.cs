using System.Globalization;
using Orleans.Storage;

namespace OrleansHa.Tests.Conformance.Section08Persistence;

/// <summary>orleans-api.md §8 and orleans-adonet.md §3-4: the PostgreSQL provider.</summary>
public sealed class TableStorageTests(StoredCluster cluster) : StorageTestsBase(cluster), IClassFixture<StoredCluster>
{
    private const string SomeGuid = "0f8fad5bd9cb469fa16570867728950e";

    protected override bool KeepsEtagAfterClear => true;

    protected override IStored Grain(string key) => Cluster.Client.GetGrain<IStoredInTable>(key);

    [Fact]
    public async Task ETag_IsTheRowsVersion_AndGrowsByOne()
    {
        var grain = Grain(Keys.New());
        (await grain.WriteAsync(1)).Etag.ShouldBe("1");
        (await grain.WriteAsync(2)).Etag.ShouldBe("2");
        (await grain.ClearAsync()).Etag.ShouldBe("3");
        (await grain.WriteAsync(3)).Etag.ShouldBe("4");
        (await ColumnAsync("version", grain.GetPrimaryKeyString())).ShouldBe("4");
    }

    [Fact]
    public async Task Write_WithAStaleETag_IsRefusedAndChangesNothing()
    {
        var key = Keys.New();
        var grain = Grain(key);
        await grain.WriteAsync(1);
        await WriteBehindAsync(key);
        (await grain.TryWriteAsync(2)).ShouldBe(nameof(InconsistentStateException));
        (await ColumnAsync("version", key)).ShouldBe("2");

        var read = await grain.ReadAsync();
        read.Number.ShouldBe(1);
        (await grain.TryWriteAsync(3)).ShouldBe("written");
    }

    [Fact]
    public async Task FirstWrite_OnARowThatExists_IsRefused()
    {
        var key = Keys.New();
        var grain = Grain(key);
        (await grain.SeeAsync()).Etag.ShouldBeNull();

        // Another grain's first row becomes this one's: the identity columns of both follow from the key alone.
        var donor = Cluster.Silo<IGrainFactory>().GetGrain<IDonor>(key);
        await donor.WriteAsync();
        (await grain.TryWriteAsync(6)).ShouldBe(nameof(InconsistentStateException));
        (await grain.ReadAsync()).Etag.ShouldBe("1");
    }

    [Theory]
    [InlineData("user-42", 0L, 0L, "user-42")]
    [InlineData("42", 0L, 66L, null)]
    [InlineData("a+b", 0L, 10L, "b")]
    [InlineData("FFFFFFFFFFFFFFFF", 0L, -1L, null)]
    public async Task Keys_AreKeptAsTheContractSays(string key, long n0, long n1, string? extension)
    {
        await Grain(key).WriteAsync(1);
        var where = extension is null ? "grainidextensionstring IS NULL" : $"grainidextensionstring = '{extension}'";
        var found = await Cluster.Database.QueryAsync(
            $"SELECT count(*) FROM orleansstorage WHERE graintypestring = 'stored-in-table' AND serviceid = '{StoredCluster.ServiceId}' " +
            $"AND grainidn0 = {n0.ToString(CultureInfo.InvariantCulture)} AND grainidn1 = {n1.ToString(CultureInfo.InvariantCulture)} AND {where}");
        found.ShouldBe(1L);
    }

    [Fact]
    public async Task GuidKeys_AreKeptAsTwoNumbers()
    {
        await Grain(SomeGuid).WriteAsync(1);
        var bytes = Guid.ParseExact(SomeGuid, "N").ToByteArray();
        var found = await Cluster.Database.QueryAsync(
            $"SELECT count(*) FROM orleansstorage WHERE grainidn0 = {BitConverter.ToInt64(bytes, 0).ToString(CultureInfo.InvariantCulture)} " +
            $"AND grainidn1 = {BitConverter.ToInt64(bytes, 8).ToString(CultureInfo.InvariantCulture)}");
        found.ShouldBe(1L);
    }

    [Fact]
    public async Task Clear_KeepsTheRowWithoutItsPayload()
    {
        var key = Keys.New();
        await Grain(key).WriteAsync(1);
        await Grain(key).ClearAsync();
        (await ColumnAsync("payloadbinary IS NULL", key)).ShouldBe("True");
        (await ColumnAsync("version", key)).ShouldBe("2");
    }

    private Task<object?> WriteBehindAsync(string key) =>
        Cluster.Database.QueryAsync($"UPDATE orleansstorage SET version = version + 1 WHERE grainidextensionstring = '{key}'");

    private async Task<string?> ColumnAsync(string column, string key) =>
        Convert.ToString(await Cluster.Database.QueryAsync($"SELECT {column} FROM orleansstorage WHERE grainidextensionstring = '{key}'"), CultureInfo.InvariantCulture);
}
