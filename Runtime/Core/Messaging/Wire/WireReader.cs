using System.Buffers.Binary;
using System.Text;

namespace Orleans.Runtime.Messaging;

/// <summary>Reads the primitives of headers and handshakes. Every length is checked against what is there before anything is made of it.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes, WireInterning interning)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>What was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public ulong VarInt()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw new WireException("a number has more than ten bytes");
    }

    public ReadOnlySpan<byte> Bytes() => Take(Length(VarInt()));

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public Guid Guid() => new(Take(16));

    public IdSpan Id()
    {
        var length = VarInt();
        return length == 0 ? default : interning.Id(Take(Length(length - 1)));
    }

    public GrainId Grain()
    {
        var type = Id();
        return new GrainId(new GrainType(type), Id());
    }

    public SiloAddress Silo() => OptionalSilo() ?? throw new WireException("a silo address is missing");

    public SiloAddress? OptionalSilo()
    {
        var length = Byte();
        if (length == 0) return null;
        if (length is not (12 or 24)) throw new WireException($"a silo address has {length} bytes");
        return interning.Silo(Take(length));
    }

    /// <summary>A count of things of which each takes at least one byte.</summary>
    public int Count() => Length(VarInt());

    private readonly int Length(ulong length) =>
        length <= (ulong)_rest.Length ? (int)length : throw new WireException($"a length of {length} in the last {_rest.Length} bytes");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length) throw new WireException($"{count} bytes expected where {_rest.Length} are left");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
