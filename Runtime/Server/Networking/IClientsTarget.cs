namespace Orleans.Runtime.Messaging;

/// <summary>Tells other silos which clients this one's gateway reaches.</summary>
internal interface IClientsTarget : ISystemTarget
{
    /// <summary>Whether the client is connected to this silo.</summary>
    ValueTask<bool> IsConnected(GrainId client);
}
