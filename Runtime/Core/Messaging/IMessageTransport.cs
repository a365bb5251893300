namespace Orleans.Runtime.Messaging;

/// <summary>The connections of this silo to others, as the silo's message center sees them.</summary>
internal interface IMessageTransport
{
    /// <summary>
    /// Hands a message to the connection to <see cref="Message.TargetSilo"/> (never this silo), opening one when needed.
    /// Never blocks and never throws; what cannot be sent comes back through <see cref="IUndeliverableMessages"/>.
    /// </summary>
    void Send(Message message);
}
