using System.Buffers.Binary;
using System.Net;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// The ids and addresses that one connection read lately, so that the types, interfaces, silos and popular keys of a stream of messages
/// are made once. Direct-mapped: each entry replaces the one before it, so a peer cannot make it grow.
/// </summary>
internal sealed class WireInterning
{
    // 512 ids of some 40 bytes are 40 KB per connection: enough for every type and interface in use and the keys of a hot set.
    private const int Ids = 512;
    private const int Silos = 16;

    private readonly IdSpan[] _ids = new IdSpan[Ids];
    private readonly (byte[] Bytes, SiloAddress Silo)[] _silos = new (byte[], SiloAddress)[Silos];

    public IdSpan Id(ReadOnlySpan<byte> bytes)
    {
        ref var entry = ref _ids[StableHash.ComputeHash(bytes) % Ids];
        if (!entry.IsDefault && entry.AsSpan().SequenceEqual(bytes)) return entry;
        return entry = new IdSpan(bytes.ToArray());
    }

    public SiloAddress Silo(ReadOnlySpan<byte> bytes)
    {
        ref var entry = ref _silos[StableHash.ComputeHash(bytes) % Silos];
        if (entry.Bytes is not null && bytes.SequenceEqual(entry.Bytes)) return entry.Silo;
        var port = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort) throw new WireException($"a silo address has port {port}");
        var silo = SiloAddress.New(new IPAddress(bytes[8..]), port, BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
        entry = (bytes.ToArray(), silo);
        return silo;
    }
}
