namespace Orleans.Runtime.Messaging;

/// <summary>Turns the bytes that a message holds into its body; a gateway passes messages on without doing so.</summary>
internal interface IMessageBodies
{
    /// <summary>Fills <see cref="Message.Body"/> unless it is there. Throws what the serializer throws.</summary>
    void Materialize(Message message);
}
