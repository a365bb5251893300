namespace OrleansHa.Tests.Conformance.Section01Identity;

/// <summary>orleans-api.md §1: the text forms of Guid and integer keys.</summary>
public sealed class KeyTests
{
    private static readonly Guid SomeGuid = new("0F8FAD5B-D9CB-469F-A165-70867728950E");

    [Fact]
    public void GuidKey_IsLowerCaseHexWithoutDashes()
    {
        GrainIdKeyExtensions.CreateGuidKey(SomeGuid).ToString().ShouldBe("0f8fad5bd9cb469fa16570867728950e");
        GrainIdKeyExtensions.CreateGuidKey(SomeGuid, "ext").ToString().ShouldBe("0f8fad5bd9cb469fa16570867728950e+ext");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(42, "2A")]
    [InlineData(255, "FF")]
    [InlineData(-1, "FFFFFFFFFFFFFFFF")]
    [InlineData(long.MinValue, "8000000000000000")]
    [InlineData(long.MaxValue, "7FFFFFFFFFFFFFFF")]
    public void IntegerKey_IsUpperCaseHexWithoutLeadingZeros(long key, string text)
    {
        GrainIdKeyExtensions.CreateIntegerKey(key).ToString().ShouldBe(text);
        GrainIdKeyExtensions.CreateIntegerKey(key, "ext").ToString().ShouldBe(text + "+ext");
        Id(GrainIdKeyExtensions.CreateIntegerKey(key)).GetIntegerKey().ShouldBe(key);
    }

    [Fact]
    public void GuidKey_ReadBack_GivesKeyAndExtension()
    {
        Id(GrainIdKeyExtensions.CreateGuidKey(SomeGuid)).GetGuidKey(out var none).ShouldBe(SomeGuid);
        none.ShouldBeNull();
        Id(GrainIdKeyExtensions.CreateGuidKey(SomeGuid, "a+b")).GetGuidKey(out var extension).ShouldBe(SomeGuid);
        extension.ShouldBe("a+b");
    }

    [Fact]
    public void IntegerKey_ReadBack_GivesKeyAndExtension()
    {
        Id(GrainIdKeyExtensions.CreateIntegerKey(-7, "ext")).GetIntegerKey(out var extension).ShouldBe(-7);
        extension.ShouldBe("ext");
    }

    [Fact]
    public void TypedRead_OfOtherText_SaysNo()
    {
        var id = GrainId.Create("user", "not-a-number");
        id.TryGetGuidKey(out _, out _).ShouldBeFalse();
        id.TryGetIntegerKey(out _, out _).ShouldBeFalse();
    }

    private static GrainId Id(IdSpan key) => GrainId.Create(GrainType.Create("user"), key);
}
