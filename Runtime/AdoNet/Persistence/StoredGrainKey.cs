using System.Buffers.Binary;
using System.Text;

namespace Orleans.Storage;

/// <summary>A grain key as the columns of table OrleansStorage hold it.</summary>
/// <param name="Hash">XxHash32 of the key's bytes in reverse order.</param>
/// <param name="N0">The first eight bytes of a Guid key, else 0.</param>
/// <param name="N1">The last eight bytes of a Guid key, or the integer key, else 0.</param>
/// <param name="Extension">The extension of a Guid or integer key, or the whole text key; null for none.</param>
internal readonly record struct StoredGrainKey(int Hash, long N0, long N1, string? Extension)
{
    /// <summary>Classifies by the text of the key alone, so that a text key of hex digits is stored as a number.</summary>
    public static StoredGrainKey Of(GrainId grainId)
    {
        Span<byte> head = stackalloc byte[16];
        if (grainId.TryGetGuidKey(out var guid, out var extension))
        {
            guid.TryWriteBytes(head);
            return new StoredGrainKey(
                HashOf(head, extension), BinaryPrimitives.ReadInt64LittleEndian(head), BinaryPrimitives.ReadInt64LittleEndian(head[8..]), extension);
        }

        if (grainId.TryGetIntegerKey(out var number, out extension))
        {
            BinaryPrimitives.WriteInt64LittleEndian(head, number);
            return new StoredGrainKey(HashOf(head[..8], extension), 0, number, extension);
        }

        var text = grainId.Key.ToString();
        return new StoredGrainKey(HashOf([], text), 0, 0, text);
    }

    /// <summary>The hash of a state name.</summary>
    public static int HashOfType(string stateName) => (int)StableHash.XxHash32(Encoding.UTF8.GetBytes(stateName));

    private static int HashOf(ReadOnlySpan<byte> head, string? tail)
    {
        var bytes = new byte[head.Length + (tail is null ? 0 : Encoding.UTF8.GetByteCount(tail))];
        head.CopyTo(bytes);
        if (tail is not null) Encoding.UTF8.GetBytes(tail, bytes.AsSpan(head.Length));
        Array.Reverse(bytes);
        return (int)StableHash.XxHash32(bytes);
    }
}
