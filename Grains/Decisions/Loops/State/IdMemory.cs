using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansHa.Grains.Loops.State;

/// <summary>
/// The ids of the last accepted samples of a signal, as the first 64 bits of their SHA-256, oldest first. Two different ids
/// are taken for one with a chance of about 1 in 10^17.
/// </summary>
internal sealed record IdMemory
{
    /// <summary>256, the largest batch: a sender that lost a receipt repeats its last batch. An older sample is stale anyway.</summary>
    public const int Capacity = 256;

    private const int Width = sizeof(ulong);

    public byte[] Hashes { get; init; } = [];

    public bool Contains(string id)
    {
        Span<byte> hash = stackalloc byte[Width];
        Hash(id, hash);
        var wanted = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        for (var at = 0; at < Hashes.Length; at += Width)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(Hashes.AsSpan(at, Width)) == wanted)
                return true;
        }

        return false;
    }

    public IdMemory Add(string id)
    {
        var dropped = Hashes.Length >= Capacity * Width ? Width : 0;
        var next = new byte[Hashes.Length - dropped + Width];
        Hashes.AsSpan(dropped).CopyTo(next);
        Hash(id, next.AsSpan(next.Length - Width));
        return new IdMemory { Hashes = next };
    }

    public bool Equals(IdMemory? other) => other is not null && Hashes.AsSpan().SequenceEqual(other.Hashes);

    public override int GetHashCode() => Hashes.Length;

    private static void Hash(string id, Span<byte> into)
    {
        Span<byte> full = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), full);
        full[..Width].CopyTo(into);
    }
}
