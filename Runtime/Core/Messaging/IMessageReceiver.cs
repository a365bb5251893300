namespace Orleans.Runtime.Messaging;

/// <summary>Where messages from the network enter a process. Called on connection threads; must not block.</summary>
internal interface IMessageReceiver
{
    /// <summary>Takes a message that is addressed to this process (or, on a gateway, comes from a client and is not addressed yet).</summary>
    void Receive(Message message);
}
