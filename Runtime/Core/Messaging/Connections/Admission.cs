namespace Orleans.Runtime.Messaging;

/// <summary>What became of a message handed to a connection.</summary>
internal enum Admission
{
    /// <summary>It is queued and either leaves or comes back through the connection's handler.</summary>
    Queued,

    /// <summary>The queue is full; the message stays with the sender.</summary>
    Full,

    /// <summary>The connection is closed; the message stays with the sender.</summary>
    Closed,
}
