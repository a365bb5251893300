namespace Orleans.Runtime.Messaging;

/// <summary>What gateways tell their clients: system messages without a body whose interface type is the notice and whose sending silo is its subject.</summary>
internal static class GatewayNotice
{
    /// <summary>The gateway stops: send nothing new through it, it still answers what it has.</summary>
    public static readonly GrainInterfaceType Draining = GrainInterfaceType.Create("sys.gateway.draining");

    /// <summary>The cluster declared the silo dead: nothing that was handed to it will be answered.</summary>
    public static readonly GrainInterfaceType SiloDead = GrainInterfaceType.Create("sys.gateway.dead");

    public static Message Create(GrainInterfaceType notice, GrainId client, SiloAddress subject) => new()
    {
        Category = MessageCategory.System,
        Direction = MessageDirection.OneWay,
        TargetGrain = client,
        InterfaceType = notice,
        SendingSilo = subject,
    };

    /// <summary>Whether the message is a notice; the client handles it itself.</summary>
    public static bool IsNotice(Message message) => message is { Category: MessageCategory.System, Direction: MessageDirection.OneWay, SendingSilo: not null };
}
