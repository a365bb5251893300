namespace OrleansHa.Tests.Conformance.Section08Persistence;

/// <summary>orleans-api.md §8: what every storage provider of the surface must give a grain.</summary>
public abstract class StorageTestsBase(StoredCluster cluster)
{
    protected StoredCluster Cluster => cluster;

    protected abstract IStored Grain(string key);

    /// <summary>What the ETag is after a clear: providers differ.</summary>
    protected abstract bool KeepsEtagAfterClear { get; }

    [Fact]
    public async Task State_NeverWritten_IsFreshAndWithoutETag()
    {
        var grain = Grain(Keys.New());
        (await grain.SeenAtActivationAsync()).ShouldBe(new Seen(0, "initial", false, null));
    }

    [Fact]
    public async Task Write_SetsRecordExistsAndChangesTheETag()
    {
        var grain = Grain(Keys.New());
        var first = await grain.WriteAsync(1);
        first.Exists.ShouldBeTrue();
        first.Etag.ShouldNotBeNullOrEmpty();
        var second = await grain.WriteAsync(1);
        second.Etag.ShouldNotBe(first.Etag, "there is no dirty check: each write is written");
    }

    [Fact]
    public async Task Written_IsThereBeforeOnActivate_OfTheNextActivation()
    {
        var grain = Grain(Keys.New());
        var written = await grain.WriteAsync(7);
        await grain.LeaveAsync();
        (await grain.SeenAtActivationAsync()).ShouldBe(written);
    }

    [Fact]
    public async Task Clear_LeavesAFreshState()
    {
        var grain = Grain(Keys.New());
        await grain.WriteAsync(7);
        var cleared = await grain.ClearAsync();
        cleared.Number.ShouldBe(0);
        cleared.Text.ShouldBe("initial");
        cleared.Exists.ShouldBeFalse();
        (cleared.Etag is not null).ShouldBe(KeepsEtagAfterClear);

        await grain.LeaveAsync();
        var read = await grain.SeenAtActivationAsync();
        read.Exists.ShouldBeFalse();
        read.Number.ShouldBe(0);
        read.Etag.ShouldBe(cleared.Etag);
    }

    [Fact]
    public async Task Write_AfterAClear_Succeeds()
    {
        var grain = Grain(Keys.New());
        await grain.WriteAsync(7);
        await grain.ClearAsync();
        await grain.LeaveAsync();
        (await grain.WriteAsync(8)).Exists.ShouldBeTrue();
        await grain.LeaveAsync();
        (await grain.SeenAtActivationAsync()).Number.ShouldBe(8);
    }

    [Fact]
    public async Task Clear_OfNothing_IsNoError()
    {
        var grain = Grain(Keys.New());
        (await grain.ClearAsync()).Exists.ShouldBeFalse();
        (await grain.WriteAsync(1)).Exists.ShouldBeTrue();
    }

    [Fact]
    public async Task ManyWritesAtOnce_EndWithTheLastValue()
    {
        var grain = Grain(Keys.New());
        await grain.WriteManyAsync(20);
        await grain.LeaveAsync();
        (await grain.SeenAtActivationAsync()).Number.ShouldBe(20);
    }
}
