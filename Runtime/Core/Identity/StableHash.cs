using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Orleans;

/// <summary>The hash that is stable across processes: XxHash32 with seed 0, its four digest bytes read big-endian first.</summary>
/// <remarks>Source: xxHash specification, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md.</remarks>
public static class StableHash
{
    private const uint Prime1 = 2654435761, Prime2 = 2246822519, Prime3 = 3266489917, Prime4 = 668265263, Prime5 = 374761393;

    /// <summary>Hashes <paramref name="data"/>.</summary>
    public static uint ComputeHash(ReadOnlySpan<byte> data) => BinaryPrimitives.ReverseEndianness(XxHash32(data));

    /// <summary>Hashes the UTF-16LE bytes of <paramref name="data"/>.</summary>
    public static uint ComputeHash(string data) => ComputeHash(MemoryMarshal.AsBytes(data.AsSpan()));

    internal static uint XxHash32(ReadOnlySpan<byte> data)
    {
        var length = (uint)data.Length;
        uint hash;
        if (data.Length >= 16)
        {
            uint a = unchecked(Prime1 + Prime2), b = Prime2, c = 0, d = unchecked(0 - Prime1);
            while (data.Length >= 16)
            {
                a = Round(a, data);
                b = Round(b, data[4..]);
                c = Round(c, data[8..]);
                d = Round(d, data[12..]);
                data = data[16..];
            }

            hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        }
        else
        {
            hash = Prime5;
        }

        return Finish(hash + length, data);
    }

    private static uint Round(uint accumulator, ReadOnlySpan<byte> lane) =>
        BitOperations.RotateLeft(accumulator + BinaryPrimitives.ReadUInt32LittleEndian(lane) * Prime2, 13) * Prime1;

    private static uint Finish(uint hash, ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 4)
        {
            hash = BitOperations.RotateLeft(hash + BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime3, 17) * Prime4;
            rest = rest[4..];
        }

        foreach (var value in rest) hash = BitOperations.RotateLeft(hash + value * Prime5, 11) * Prime1;
        hash = (hash ^ (hash >> 15)) * Prime2;
        hash = (hash ^ (hash >> 13)) * Prime3;
        return hash ^ (hash >> 16);
    }
}
