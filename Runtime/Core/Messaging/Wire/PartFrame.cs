using System.Buffers.Binary;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// The frames that carry a large frame in parts. In the place of the header's length stands which part it is, a negative number; the body's
/// length is the part's. The first part begins with the length of the whole.
/// </summary>
internal static class PartFrame
{
    public const int First = -1;
    public const int More = -2;

    /// <summary>What a part may have at most, twice what is sent: room to send larger ones some day.</summary>
    public const int MaxLength = 64 * 1024;

    public static void Write(BatchBuffer batch, ReadOnlySpan<byte> part, bool isFirst, int wholeLength)
    {
        if (part.IsEmpty) return;
        var writer = new WireWriter(batch);
        writer.Int32(isFirst ? First : More);
        writer.Int32(part.Length + (isFirst ? sizeof(int) : 0));
        if (isFirst) writer.Int32(wholeLength);
        batch.Write(part);
    }

    /// <summary>Reads the length of the whole from the front of a first part.</summary>
    public static int WholeLength(ReadOnlySpan<byte> part) => BinaryPrimitives.ReadInt32LittleEndian(part);
}
