using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>Decodes headers; <see cref="WireException"/> when the bytes are not one. For one connection, by one thread at a time.</summary>
internal sealed class HeaderReader(Serializer serializer)
{
    // Longer waits than this are not meant; it also keeps a sum with the clock from overflowing.
    private const ulong MaxExpiryMilliseconds = 1000UL * 60 * 60 * 24 * 30;

    private readonly WireInterning _interning = new();

    /// <summary>Reads a header. What is wrong with the request context alone concerns this message only: it comes back beside the message.</summary>
    public Message Read(ReadOnlySpan<byte> header, out Exception? unreadableContext)
    {
        unreadableContext = null;
        var reader = new WireReader(header, _interning);
        var flags = (HeaderFlags)reader.Int32();
        if ((flags & ~HeaderFlags.Known) != 0) throw new WireException($"unknown header flags 0x{(int)flags:X}");
        var message = new Message
        {
            Direction = Known((MessageDirection)(flags & HeaderFlags.DirectionMask)),
            Category = Known((MessageCategory)((int)(flags & HeaderFlags.CategoryMask) >> 2)),
            ResponseKind = Known((ResponseKind)((int)(flags & HeaderFlags.ResponseKindMask) >> 4)),
            IsReadOnly = flags.HasFlag(HeaderFlags.ReadOnly),
            IsAlwaysInterleave = flags.HasFlag(HeaderFlags.AlwaysInterleave),
            IsCancellation = flags.HasFlag(HeaderFlags.Cancellation),
            Id = ReadId(ref reader, flags),
            TargetGrain = reader.Grain(),
            SendingGrain = reader.Grain(),
        };
        if (flags.HasFlag(HeaderFlags.TargetSilo)) message.TargetSilo = reader.Silo();
        if (flags.HasFlag(HeaderFlags.SendingSilo)) message.SendingSilo = reader.Silo();
        if (flags.HasFlag(HeaderFlags.TargetActivation)) message.TargetActivation = new ActivationId(reader.Guid());
        if (flags.HasFlag(HeaderFlags.InterfaceType)) message.InterfaceType = new GrainInterfaceType(reader.Id());
        if (flags.HasFlag(HeaderFlags.InterfaceVersion)) message.InterfaceVersion = (ushort)reader.VarInt();
        if (flags.HasFlag(HeaderFlags.ForwardCount)) message.ForwardCount = (int)Math.Min(reader.VarInt(), 1000);
        if (flags.HasFlag(HeaderFlags.ReentrancyId)) message.ReentrancyId = reader.Guid();
        if (flags.HasFlag(HeaderFlags.Expiry)) message.ExpiresAtTicks = World.Ticks + (long)Math.Min(reader.VarInt(), MaxExpiryMilliseconds);
        if (flags.HasFlag(HeaderFlags.Rejection)) message.Rejection = new RejectionInfo(Known((RejectionKind)reader.Byte()), reader.Text(), null);
        if (flags.HasFlag(HeaderFlags.CacheInvalidation)) message.CacheInvalidation = ReadAddress(ref reader);
        if (flags.HasFlag(HeaderFlags.RequestContext)) unreadableContext = ReadContext(message, reader.Rest);
        else if (!reader.IsAtEnd) throw new WireException($"{reader.Rest.Length} bytes are left behind a header");
        return message;
    }

    private static long ReadId(ref WireReader reader, HeaderFlags flags)
    {
        var id = reader.VarInt();
        if (id >= (ulong)CallTable.RelayBit) throw new WireException($"a message number of {id}");
        return flags.HasFlag(HeaderFlags.Relay) ? (long)id | CallTable.RelayBit : (long)id;
    }

    private static GrainAddress ReadAddress(ref WireReader reader) => new()
    {
        GrainId = reader.Grain(),
        ActivationId = new ActivationId(reader.Guid()),
        SiloAddress = reader.OptionalSilo(),
        MembershipVersion = new MembershipVersion(reader.Int64()),
    };

    private static T Known<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw new WireException($"an unknown {typeof(T).Name} {value}");

    private Exception? ReadContext(Message message, ReadOnlySpan<byte> bytes)
    {
        try
        {
            message.RequestContext = serializer.Deserialize<Dictionary<string, object>>(bytes);
            return null;
        }
        catch (Exception unreadable)
        {
            return unreadable;
        }
    }
}
