using System.Buffers.Binary;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>A recorded connection: its handshake, and the frames behind it.</summary>
internal sealed record Recording(byte[] Handshake, byte[][] Frames)
{
    private const int HandshakePrefix = 12;
    private const int FramePrefix = 8;

    public static Recording Parse(byte[] bytes)
    {
        var end = HandshakePrefix + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        var handshake = bytes[..end];
        var frames = new List<byte[]>();
        while (bytes.Length - end >= FramePrefix)
        {
            // In a part of a large message no length of a header stands there but a negative mark.
            var length = FramePrefix + Math.Max(0, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(end))) + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(end + 4));
            if (bytes.Length - end < length) break;
            frames.Add(bytes[end..(end + length)]);
            end += length;
        }

        return new Recording(handshake, [.. frames]);
    }
}
