using System.Text;

namespace OrleansHa.Tests.Conformance.Section01Identity;

/// <summary>orleans-api.md §1: the hash that reminders, rings and hash placement share between processes.</summary>
public sealed class StableHashTests
{
    [Fact]
    public void ComputeHash_OfUtf8Abc_IsTheReversedDigest() =>
        StableHash.ComputeHash("abc"u8).ShouldBe(0xFF53D132u);

    [Fact]
    public void ComputeHash_OfText_IsThatOfItsUtf16Bytes() =>
        StableHash.ComputeHash("abc").ShouldBe(StableHash.ComputeHash(Encoding.Unicode.GetBytes("abc")));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void ComputeHash_OfAnyLength_IsRepeatableAndSensitive(int length)
    {
        var data = Enumerable.Range(0, length).Select(index => (byte)index).ToArray();
        var hash = StableHash.ComputeHash(data);

        StableHash.ComputeHash(data).ShouldBe(hash);
        for (var at = 0; at < length; at++)
        {
            var changed = data.ToArray();
            changed[at] ^= 1;
            StableHash.ComputeHash(changed).ShouldNotBe(hash, $"byte {at} of {length} does not count");
        }
    }

    // XxHash32 with seed 0, as published by its author, read from the other end.
    [Theory]
    [InlineData("", 0x02CC5D05u)]
    [InlineData("a", 0x550D7456u)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2Fu)]
    public void ComputeHash_OfPublishedVectors_IsTheirReversedDigest(string text, uint digest) =>
        StableHash.ComputeHash(Encoding.UTF8.GetBytes(text)).ShouldBe(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(digest));
}
