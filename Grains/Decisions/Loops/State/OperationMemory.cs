using System.Security.Cryptography;
using System.Text;

namespace OrleansHa.Grains.Loops.State;

/// <summary>
/// The operations applied last, oldest first: the first 64 bits of the SHA-256 of each key, and the same of what was asked.
/// Bytes in the stored state, because it is written with every step.
/// </summary>
internal sealed record OperationMemory
{
    /// <summary>32: people and scripts operate a loop some times an hour, and repeat an operation within minutes.</summary>
    public const int Capacity = 32;

    private const int Width = 2 * sizeof(long);

    public static OperationMemory Empty { get; } = new();

    public byte[] Entries { get; init; } = [];

    /// <summary>Whether an operation with this key asked for the same; null when none is remembered.</summary>
    public bool? Find(string key, string asked)
    {
        Span<byte> entry = stackalloc byte[Width];
        Write(key, asked, entry);
        for (var at = 0; at < Entries.Length; at += Width)
        {
            var known = Entries.AsSpan(at, Width);
            if (known[..sizeof(long)].SequenceEqual(entry[..sizeof(long)]))
                return known[sizeof(long)..].SequenceEqual(entry[sizeof(long)..]);
        }

        return null;
    }

    public OperationMemory Add(string key, string asked)
    {
        var dropped = Entries.Length >= Capacity * Width ? Width : 0;
        var next = new byte[Entries.Length - dropped + Width];
        Entries.AsSpan(dropped).CopyTo(next);
        Write(key, asked, next.AsSpan(next.Length - Width));
        return new OperationMemory { Entries = next };
    }

    public bool Equals(OperationMemory? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries);

    public override int GetHashCode() => Entries.Length;

    private static void Write(string key, string asked, Span<byte> into)
    {
        Span<byte> full = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), full);
        full[..sizeof(long)].CopyTo(into);
        SHA256.HashData(Encoding.UTF8.GetBytes(asked), full);
        full[..sizeof(long)].CopyTo(into[sizeof(long)..]);
    }
}
