using System.Buffers;
using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

/// <summary>Large messages in parts, as the decoder sees them.</summary>
public sealed class PartTests
{
    private readonly WireFixture _wire = new();

    [Fact]
    public void Parts_WithOtherMessagesBetweenThem_BecomeTheMessage()
    {
        var body = new byte[300_000];
        new Random(1).NextBytes(body);
        var large = _wire.Encode(WireFixture.Request(body));
        var small = _wire.Encode(WireFixture.Request("small"));
        var parts = Parts(large);
        var sequence = new ReadOnlySequence<byte>([.. parts.SelectMany(part => part.Concat(small))]);
        var seen = new List<object?>();
        while (_wire.Decoder.TryDecode(ref sequence, out var message, out var unreadable))
        {
            unreadable.ShouldBeNull();
            _wire.Bodies.Materialize(message);
            seen.Add(message.Body);
        }

        sequence.IsEmpty.ShouldBeTrue();
        seen.OfType<string>().Count().ShouldBe(parts.Count);
        seen.OfType<byte[]>().Single().ShouldBe(body);

        // Behind the last part comes the small message that was written after it.
        seen[^2].ShouldBeOfType<byte[]>();
    }

    [Theory]
    [InlineData("later part first")]
    [InlineData("first part twice")]
    [InlineData("one part too much")]
    [InlineData("whole of negative length")]
    [InlineData("whole beyond the limit")]
    [InlineData("whole that is not what its lengths say")]
    [InlineData("part beyond the limit")]
    public void Parts_ThatDoNotFit_AreRefused(string what)
    {
        var parts = Parts(_wire.Encode(WireFixture.Request(new byte[100_000])));
        byte[] bytes = what switch
        {
            "later part first" => parts[1],
            "first part twice" => [.. parts[0], .. parts[0]],
            "one part too much" => [.. parts.SelectMany(part => part), .. parts[1]],
            "whole of negative length" => First(-5),
            "whole beyond the limit" => First(int.MaxValue),
            "whole that is not what its lengths say" => [.. First(20), .. More(new byte[8])],
            _ => [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x10],
        };
        Should.Throw<WireException>(() =>
        {
            var sequence = new ReadOnlySequence<byte>(bytes);
            while (_wire.Decoder.TryDecode(ref sequence, out _, out _))
            {
            }
        });
    }

    private static List<byte[]> Parts(byte[] whole)
    {
        var parts = new List<byte[]>();
        for (var at = 0; at < whole.Length; at += LargeMessages.PartSize)
        {
            using var buffer = new BatchBuffer();
            PartFrame.Write(buffer, whole.AsSpan(at, Math.Min(LargeMessages.PartSize, whole.Length - at)), at == 0, whole.Length);
            parts.Add(buffer.Written.ToArray());
        }

        return parts;
    }

    private static byte[] First(int wholeLength)
    {
        using var buffer = new BatchBuffer();
        PartFrame.Write(buffer, new byte[12], isFirst: true, wholeLength);
        return buffer.Written.ToArray();
    }

    private static byte[] More(byte[] part)
    {
        using var buffer = new BatchBuffer();
        PartFrame.Write(buffer, part, isFirst: false, 0);
        return buffer.Written.ToArray();
    }
}
