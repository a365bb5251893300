using System.Runtime.InteropServices;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Compares names by their bytes, so that a name in a message is looked up without becoming a string.</summary>
internal sealed class Utf8NameComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static Utf8NameComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        // Only names that resolved are stored, so a weak but quick hash does no harm.
        var hash = (ulong)alternate.Length;
        while (alternate.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(alternate)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
            alternate = alternate[8..];
        }

        foreach (var next in alternate) hash = (hash ^ next) * 0x100000001B3;
        return (int)(hash ^ (hash >> 32));
    }
}
