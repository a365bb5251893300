namespace Orleans.Runtime.Messaging;

/// <summary>Tells other silos which clients this one's gateway reaches.</summary>
internal sealed class ClientsTarget(ILocalSiloDetails local, ClientSessions sessions) : SystemTarget(SystemTargetTypes.Clients, local.SiloAddress), IClientsTarget
{
    public ValueTask<bool> IsConnected(GrainId client) => new(sessions.TryGet(client, out _));
}
