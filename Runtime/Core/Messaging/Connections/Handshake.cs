using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Connections;
using Orleans.Metadata;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// What both sides of a connection say first: magic, length, protocol version, who they are, their cluster and the grain classes they know of.
/// The dialling side speaks first, so that a stranger learns nothing from just connecting.
/// </summary>
internal static class Handshake
{
    /// <summary>What a silo or gateway may say: some 300 bytes per grain class, room for ten thousand.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>What a client may say: it hosts nothing, and a gateway port meets strangers.</summary>
    public const int MaxClientLength = 16 * 1024;

    // The first bytes in both directions; they change only when even the handshake itself is another one.
    private static readonly byte[] Magic = "OrlnsHA\u0001"u8.ToArray();

    // What a TLS handshake begins with.
    private const byte TlsRecord = 0x16;
    private const ushort Version = 1;
    private const byte SiloKind = 0;
    private const byte ClientKind = 1;

    public static async Task Send(ConnectionContext connection, Peer self, CancellationToken cancellationToken)
    {
        using var buffer = new BatchBuffer();
        buffer.Write(Magic);
        var writer = new WireWriter(buffer);
        writer.Int32(0);
        Write(writer, self);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.Patch(Magic.Length, 4), buffer.Length - Magic.Length - 4);
        connection.Transport.Output.Write(buffer.Written);
        await connection.Transport.Output.FlushAsync(cancellationToken);
    }

    /// <summary>Reads the other side's; <see cref="WireException"/> when it is not one, or the connection ends before.</summary>
    public static async Task<Peer> Receive(ConnectionContext connection, int maxLength, CancellationToken cancellationToken)
    {
        var input = connection.Transport.Input;
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (TryRead(ref buffer, maxLength, out var peer))
            {
                input.AdvanceTo(buffer.Start);
                return peer;
            }

            if (result.IsCompleted) throw new WireException($"the connection ended after {buffer.Length} bytes of the handshake");
            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Takes a handshake off the buffer; false when more bytes are needed.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, int maxLength, out Peer peer)
    {
        peer = null!;
        Span<byte> prefix = stackalloc byte[12];
        var available = (int)Math.Min(buffer.Length, prefix.Length);
        buffer.Slice(0, available).CopyTo(prefix);
        var compared = Math.Min(available, Magic.Length);
        if (!prefix[..compared].SequenceEqual(Magic.AsSpan(0, compared))) throw new WireException(prefix[0] == TlsRecord ? "it speaks TLS, this side does not; all silos and clients of a cluster must agree on it (UseTls)" : "not this protocol: the first bytes are others");
        if (available < prefix.Length) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix[Magic.Length..]);
        if (length <= 0 || length > maxLength) throw new WireException($"a handshake of {length} bytes; at most {maxLength} are allowed");
        if (buffer.Length < prefix.Length + (long)length) return false;
        peer = Read(buffer.Slice(prefix.Length, length).ToArray());
        buffer = buffer.Slice(prefix.Length + length);
        return true;
    }

    private static void Write(WireWriter writer, Peer self)
    {
        writer.UInt16(Version);
        writer.Byte(self.Silo is null ? ClientKind : SiloKind);
        writer.Text(self.ClusterId);
        writer.OptionalSilo(self.Silo);
        writer.Grain(self.Client);
        writer.VarInt((uint)self.Classes.Length);
        foreach (var silo in self.Classes)
        {
            writer.Silo(silo.Silo);
            writer.VarInt((uint)silo.Classes.Length);
            foreach (var facts in silo.Classes) WriteFacts(writer, facts);
        }
    }

    private static Peer Read(byte[] bytes)
    {
        var reader = new WireReader(bytes, new WireInterning());
        var version = reader.UInt16();
        if (version != Version) throw new WireException($"protocol version {version}; this side speaks {Version}");
        var kind = reader.Byte();
        var clusterId = reader.Text();
        var silo = reader.OptionalSilo();
        var client = reader.Grain();
        if (kind > ClientKind || (kind == SiloKind) != (silo is not null) || (kind == ClientKind) != ClientGrainId.IsClient(client))
            throw new WireException($"kind {kind} with silo {silo} and client {client}");
        var silos = ImmutableArray.CreateBuilder<SiloGrainClasses>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var address = reader.Silo();
            var classes = ImmutableArray.CreateBuilder<GrainClassFacts>();
            for (var classesLeft = reader.Count(); classesLeft > 0; classesLeft--) classes.Add(ReadFacts(ref reader));
            silos.Add(new SiloGrainClasses(address, classes.ToImmutable()));
        }

        return new Peer(clusterId, silo, client, silos.ToImmutable());
    }

    private static void WriteFacts(WireWriter writer, GrainClassFacts facts)
    {
        writer.Id(facts.GrainType.Value);
        writer.Text(facts.ClassName);
        writer.VarInt((uint)facts.Interfaces.Length);
        foreach (var type in facts.Interfaces)
        {
            writer.Id(type.Type.Value);
            writer.VarInt(type.Version);
        }

        writer.VarInt((uint)facts.Properties.Count);
        foreach (var (key, value) in facts.Properties)
        {
            writer.Text(key);
            writer.Text(value);
        }
    }

    private static GrainClassFacts ReadFacts(ref WireReader reader)
    {
        var grainType = new GrainType(reader.Id());
        var className = reader.Text();
        var interfaces = ImmutableArray.CreateBuilder<GrainInterfaceFacts>();
        for (var left = reader.Count(); left > 0; left--) interfaces.Add(new GrainInterfaceFacts(new GrainInterfaceType(reader.Id()), (ushort)reader.VarInt()));
        var properties = ImmutableDictionary.CreateBuilder<string, string>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var key = reader.Text();
            properties[key] = reader.Text();
        }

        return new GrainClassFacts(grainType, className, interfaces.ToImmutable(), properties.ToImmutable());
    }
}
