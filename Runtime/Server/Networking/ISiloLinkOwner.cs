namespace Orleans.Runtime.Messaging;

/// <summary>What a link to another silo needs from the silo's connections.</summary>
internal interface ISiloLinkOwner
{
    Task<Connection> Dial(SiloAddress silo);

    /// <summary>The message stays in this process; nothing of it was sent.</summary>
    void ReturnUnsent(Message message, Exception reason);

    void ReturnFull(Message message);
}
