using System.Buffers.Binary;
using System.Text;

namespace OrleansHa.Silo.Journal;

/// <summary>
/// How a record lies in a file: a header of 24 bytes with a checksum of its own, so that its lengths can be trusted before the
/// rest is read; the name in UTF-8; the payload; the checksum of all of it. Little-endian. Both checksums begin from the
/// segment's salt, so that bytes inside a payload never pass for a record.
/// </summary>
/// <param name="Offset">Where it begins in its file.</param>
/// <param name="Position">The record's number.</param>
/// <param name="NameLength">Bytes of the name.</param>
/// <param name="PayloadLength">Bytes of the payload.</param>
internal readonly record struct Frame(long Offset, long Position, int NameLength, int PayloadLength)
{
    public const int HeaderLength = 24;
    public const int Overhead = HeaderLength + sizeof(uint);

    /// <summary>"LJR1": the last letter is the version of this layout.</summary>
    public const uint Magic = 0x31524A4C;

    public int Length => Overhead + NameLength + PayloadLength;

    public static byte[] Encode(long position, string name, ReadOnlySpan<byte> payload, uint salt)
    {
        var nameLength = Encoding.UTF8.GetByteCount(name);
        var bytes = new byte[Overhead + nameLength + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), position);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), nameLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), Crc32C.Append(salt, bytes.AsSpan(0, 20)));
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(HeaderLength));
        payload.CopyTo(bytes.AsSpan(HeaderLength + nameLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint)), Crc32C.Append(salt, bytes.AsSpan(0, bytes.Length - sizeof(uint))));
        return bytes;
    }

    /// <summary>Reads a header; false when the bytes are none.</summary>
    public static bool TryHeader(ReadOnlySpan<byte> bytes, long offset, uint salt, out Frame frame)
    {
        frame = default;
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]) != Crc32C.Append(salt, bytes[..20]))
            return false;
        frame = new Frame(
            offset, BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]));
        return frame is { NameLength: >= 0, PayloadLength: >= 0 };
    }

    /// <summary>Whether these bytes, from this frame's first one, are what was written.</summary>
    public bool IsWhole(ReadOnlySpan<byte> bytes, uint salt) => (long)Overhead + NameLength + PayloadLength <= bytes.Length
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(Length - sizeof(uint))..]) == Crc32C.Append(salt, bytes[..(Length - sizeof(uint))]);

    public string Name(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.Slice(HeaderLength, NameLength));

    public byte[] Payload(ReadOnlySpan<byte> bytes) => bytes.Slice(HeaderLength + NameLength, PayloadLength).ToArray();
}
