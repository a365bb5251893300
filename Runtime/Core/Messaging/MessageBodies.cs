using System.Buffers;
using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>Reads message bodies from the bytes they arrived as.</summary>
internal sealed class MessageBodies(Serializer serializer) : IMessageBodies
{
    public void Materialize(Message message)
    {
        if (message.TakeBodyBytes() is not { Array: not null } bytes) return;
        try
        {
            var body = serializer.Deserialize<object?>(bytes.AsSpan());
            if (message.ResponseKind == ResponseKind.Rejection && message.Rejection is { } rejection) message.Rejection = new RejectionInfo(rejection.Kind, rejection.Reason, body as Exception);
            else message.Body = body;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes.Array);
        }
    }
}
