namespace Orleans.Runtime.Messaging;

/// <summary>Delivers messages whose target is a client: the hosted one, one connected to this gateway, or one of another gateway.</summary>
internal interface IClientRouter
{
    /// <summary>Whether the grain id names a client or one of its observers.</summary>
    bool IsClient(GrainId grainId);

    /// <summary>Takes a request or response for a client; never blocks, never throws, rejects requests that cannot be delivered.</summary>
    void Deliver(Message message);
}
