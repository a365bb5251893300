using System.Text;
using Orleans.Storage;

namespace OrleansHa.Tests.RuntimeUnit.AdoNet;

/// <summary>The expected hashes were computed with another implementation of XxHash32 over the bytes that the document describes.</summary>
public sealed class StoredGrainKeyTests
{
    private const string GuidText = "00112233445566778899aabbccddeeff";

    [Fact]
    public void Of_GuidKey_SplitsItsBytes()
    {
        var key = StoredGrainKey.Of(GrainId.Create("t", GuidText));

        var bytes = Guid.ParseExact(GuidText, "N").ToByteArray();
        key.N0.ShouldBe(BitConverter.ToInt64(bytes, 0));
        key.N1.ShouldBe(BitConverter.ToInt64(bytes, 8));
        key.Extension.ShouldBeNull();
    }

    [Fact]
    public void Of_GuidKeyWithExtension_KeepsTheExtension() =>
        StoredGrainKey.Of(GrainId.Create("t", GuidText + "+x")).Extension.ShouldBe("x");

    [Theory]
    [InlineData("42", 0x42L, null)]
    [InlineData("CAFE", 0xCAFEL, null)]
    [InlineData("0cafe", 0xCAFEL, null)]
    [InlineData("FFFFFFFFFFFFFFFF", -1L, null)]
    [InlineData("a+b", 0xAL, "b")]
    public void Of_TextThatReadsAsHex_IsAnInteger(string text, long number, string? extension)
    {
        var key = StoredGrainKey.Of(GrainId.Create("t", text));

        key.N0.ShouldBe(0);
        key.N1.ShouldBe(number);
        key.Extension.ShouldBe(extension);
    }

    [Theory]
    [InlineData("abc-1")]
    [InlineData("user-7+x")]
    [InlineData("12345678901234567")]
    public void Of_OtherText_IsTheExtensionAsAWhole(string text)
    {
        var key = StoredGrainKey.Of(GrainId.Create("t", text));

        (key.N0, key.N1, key.Extension).ShouldBe((0L, 0L, text));
    }

    [Fact]
    public void Of_EqualNumbers_ShareOneRow() =>
        StoredGrainKey.Of(GrainId.Create("t", "0CAFE")).ShouldBe(StoredGrainKey.Of(GrainId.Create("u", "cafe")));

    [Fact]
    public void Hash_OfText_IsXxHash32OfTheReversedBytes()
    {
        // XxHash32 of "abc" with seed 0 is 0x32D153FF, a published test vector.
        StoredGrainKey.HashOfType("abc").ShouldBe(0x32D153FF);
        StoredGrainKey.Of(GrainId.Create("t", "xyz-1")).Hash.ShouldBe(StoredGrainKey.HashOfType("1-zyx"));
    }

    [Fact]
    public void Hash_OfIntegerWithExtension_CoversBothReversed()
    {
        // 0x4142434445464748 in little-endian bytes is "HGFEDCBA"; with extension "xy" and reversed: "yxABCDEFGH".
        StoredGrainKey.Of(GrainId.Create("t", "4142434445464748+xy")).Hash.ShouldBe(StoredGrainKey.HashOfType("yxABCDEFGH"));
    }

    [Fact]
    public void Hash_OfGuid_CoversItsSixteenBytesReversed()
    {
        var bytes = Encoding.ASCII.GetBytes("ABCDEFGHIJKLMNOP");
        var key = new Guid(bytes).ToString("N");

        StoredGrainKey.Of(GrainId.Create("t", key)).Hash.ShouldBe(StoredGrainKey.HashOfType("PONMLKJIHGFEDCBA"));
    }

    [Theory]
    [InlineData("state", "state")]
    [InlineData("Box`1[[Thing, Things, Version=1.2.0.0, Culture=neutral, PublicKeyToken=null]]", "Box`1[[Thing, Things]]")]
    public void StateName_WithGenericArguments_LosesAssemblyDetails(string name, string stored) => StoredStateName.Of(name).ShouldBe(stored);
}
