using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>Values of a fixed number of bytes.</summary>
internal static class Blobs
{
    public static ReadOnlySpan<byte> ReadExactly(ref Reader reader, WireType wireType, int length)
    {
        var bytes = reader.ReadBlob(wireType);
        return bytes.Length == length ? bytes : throw new SerializerException($"{bytes.Length} bytes where {length} are expected.");
    }
}
