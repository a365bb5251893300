namespace OrleansHa.Tests.Conformance.Section02References;

/// <summary>orleans-api.md §2: the five kinds of key, seen from callers and from inside.</summary>
public sealed class KeyAccessTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    private static readonly Guid SomeGuid = new("0F8FAD5B-D9CB-469F-A165-70867728950E");

    [Fact]
    public async Task StringKey_IsTheTextItself()
    {
        var grain = cluster.Client.GetGrain<IStringKey>("a/b c+d");
        grain.GetPrimaryKeyString().ShouldBe("a/b c+d");
        (await grain.KeyAsync()).ShouldBe(["a/b c+d"]);
    }

    [Fact]
    public async Task GuidKey_IsSeenTypedAndAsText()
    {
        var grain = cluster.Client.GetGrain<IGuidKey>(SomeGuid);
        grain.GetPrimaryKey().ShouldBe(SomeGuid);
        (await grain.KeyAsync()).ShouldBe([SomeGuid.ToString("N"), SomeGuid.ToString()]);
    }

    [Fact]
    public async Task IntegerKey_IsHexInTextForm()
    {
        var grain = cluster.Client.GetGrain<IIntegerKey>(-42);
        grain.GetPrimaryKeyLong().ShouldBe(-42);
        grain.GetPrimaryKeyString().ShouldBe("FFFFFFFFFFFFFFD6");
        (await grain.KeyAsync()).ShouldBe(["FFFFFFFFFFFFFFD6", "-42"]);
    }

    [Fact]
    public async Task CompoundKeys_CarryTheirExtension()
    {
        var byGuid = cluster.Client.GetGrain<IGuidExtKey>(SomeGuid, "north", null);
        byGuid.GetPrimaryKey(out var guidExtension).ShouldBe(SomeGuid);
        guidExtension.ShouldBe("north");
        (await byGuid.KeyAsync()).ShouldBe([SomeGuid.ToString("N") + "+north", SomeGuid.ToString(), "north"]);

        var byNumber = cluster.Client.GetGrain<IIntegerExtKey>(17, "south", null);
        byNumber.GetPrimaryKeyLong(out var numberExtension).ShouldBe(17);
        numberExtension.ShouldBe("south");
        (await byNumber.KeyAsync()).ShouldBe(["11+south", "17", "south"]);
    }

    [Fact]
    public void TypedAccess_ToAnotherKindOfKey_IsRefused()
    {
        var grain = cluster.Client.GetGrain<IStringKey>("no number");
        Should.Throw<InvalidOperationException>(() => grain.GetPrimaryKeyLong());
        Should.Throw<InvalidOperationException>(() => grain.GetPrimaryKey());
    }
}
