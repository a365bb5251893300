using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>What a response message says: a response or a rejection.</summary>
internal readonly struct ReceivedResponse
{
    public Response? Response { get; private init; }

    public RejectionInfo? Rejection { get; private init; }

    /// <summary>Reads a message; bytes that cannot be read become a failure of this call only.</summary>
    public static ReceivedResponse Read(Message message, IMessageBodies bodies)
    {
        try
        {
            bodies.Materialize(message);
        }
        catch (Exception unreadable)
        {
            return new() { Response = Response.FromException(unreadable) };
        }

        if (message.ResponseKind == ResponseKind.Rejection)
            return new() { Rejection = message.Rejection ?? new RejectionInfo(RejectionKind.Unrecoverable, "the rejection came without a reason.", null) };
        return new() { Response = message.Body as Response ?? Response.FromException(new InvalidOperationException($"The response to call #{message.Id} carries {message.Body?.GetType().ToString() ?? "nothing"} instead of a response.")) };
    }
}
