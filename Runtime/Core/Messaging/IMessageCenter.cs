namespace Orleans.Runtime.Messaging;

/// <summary>Where messages leave a caller. A silo addresses and routes them, a client hands them to a gateway.</summary>
internal interface IMessageCenter
{
    /// <summary>Sends a message, never blocks and never throws: what cannot be delivered comes back as a rejection to the sender's pending call.</summary>
    void Send(Message message);
}
