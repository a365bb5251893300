using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>Encodes a message's header.</summary>
internal sealed class HeaderWriter(Serializer serializer)
{
    private const int CategoryShift = 2;
    private const int ResponseKindShift = 4;

    public void Write(Message message, BatchBuffer buffer)
    {
        var flags = FlagsOf(message);
        var writer = new WireWriter(buffer);
        writer.Int32((int)flags);
        writer.VarInt((ulong)(message.Id & ~CallTable.RelayBit));
        writer.Grain(message.TargetGrain);
        writer.Grain(message.SendingGrain);
        if (flags.HasFlag(HeaderFlags.TargetSilo)) writer.Silo(message.TargetSilo!);
        if (flags.HasFlag(HeaderFlags.SendingSilo)) writer.Silo(message.SendingSilo!);
        if (flags.HasFlag(HeaderFlags.TargetActivation)) writer.Guid(message.TargetActivation.Key);
        if (flags.HasFlag(HeaderFlags.InterfaceType)) writer.Id(message.InterfaceType.Value);
        if (flags.HasFlag(HeaderFlags.InterfaceVersion)) writer.VarInt(message.InterfaceVersion);
        if (flags.HasFlag(HeaderFlags.ForwardCount)) writer.VarInt((uint)message.ForwardCount);
        if (flags.HasFlag(HeaderFlags.ReentrancyId)) writer.Guid(message.ReentrancyId);
        if (flags.HasFlag(HeaderFlags.Expiry)) writer.VarInt((ulong)Math.Max(0, message.ExpiresAtTicks - World.Ticks));
        if (flags.HasFlag(HeaderFlags.Rejection)) WriteRejection(writer, message.Rejection!);
        if (flags.HasFlag(HeaderFlags.CacheInvalidation)) WriteAddress(writer, message.CacheInvalidation!);

        // The request context is the rest of the header.
        if (flags.HasFlag(HeaderFlags.RequestContext)) serializer.Serialize(message.RequestContext!, buffer);
    }

    private static HeaderFlags FlagsOf(Message message)
    {
        var flags = (HeaderFlags)((int)message.Direction | ((int)message.Category << CategoryShift) | ((int)message.ResponseKind << ResponseKindShift));
        if (message.IsReadOnly) flags |= HeaderFlags.ReadOnly;
        if (message.IsAlwaysInterleave) flags |= HeaderFlags.AlwaysInterleave;
        if (message.IsCancellation) flags |= HeaderFlags.Cancellation;
        if (message.TargetSilo is not null) flags |= HeaderFlags.TargetSilo;
        if (message.SendingSilo is not null) flags |= HeaderFlags.SendingSilo;
        if (!message.TargetActivation.IsDefault) flags |= HeaderFlags.TargetActivation;
        if (!message.InterfaceType.IsDefault && message.Direction != MessageDirection.Response) flags |= HeaderFlags.InterfaceType;
        if (message.InterfaceVersion != 0) flags |= HeaderFlags.InterfaceVersion;
        if (message.ForwardCount > 0) flags |= HeaderFlags.ForwardCount;
        if (message.ReentrancyId != Guid.Empty) flags |= HeaderFlags.ReentrancyId;
        if (message.ExpiresAtTicks != long.MaxValue) flags |= HeaderFlags.Expiry;
        if (message.Rejection is not null) flags |= HeaderFlags.Rejection;
        if (message.CacheInvalidation is not null) flags |= HeaderFlags.CacheInvalidation;
        if (message.RequestContext is { Count: > 0 }) flags |= HeaderFlags.RequestContext;
        if ((message.Id & CallTable.RelayBit) != 0) flags |= HeaderFlags.Relay;
        return flags;
    }

    private static void WriteRejection(WireWriter writer, RejectionInfo rejection)
    {
        // Its exception is the body.
        writer.Byte((byte)rejection.Kind);
        writer.Text(rejection.Reason);
    }

    private static void WriteAddress(WireWriter writer, GrainAddress address)
    {
        writer.Grain(address.GrainId);
        writer.Guid(address.ActivationId.Key);
        writer.OptionalSilo(address.SiloAddress);
        writer.Int64(address.MembershipVersion.Value);
    }
}
