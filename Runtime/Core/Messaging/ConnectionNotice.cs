namespace Orleans.Runtime.Messaging;

/// <summary>What the ends of a connection tell each other: system messages without a body whose interface type is the notice and whose sending silo is its subject.</summary>
internal static class ConnectionNotice
{
    /// <summary>The gateway stops: send nothing new through it, it still answers what it has.</summary>
    public static readonly GrainInterfaceType Draining = GrainInterfaceType.Create("sys.gateway.draining");

    /// <summary>The cluster declared the silo dead: nothing that was handed to it will be answered.</summary>
    public static readonly GrainInterfaceType SiloDead = GrainInterfaceType.Create("sys.gateway.dead");

    /// <summary>To a silo that left: no request will come from the subject any more, and it waits for no answer.</summary>
    public static readonly GrainInterfaceType Done = GrainInterfaceType.Create("sys.silo.done");

    public static Message Create(GrainInterfaceType notice, GrainId target, SiloAddress subject) => new()
    {
        Category = MessageCategory.System,
        Direction = MessageDirection.OneWay,
        TargetGrain = target,
        InterfaceType = notice,
        SendingSilo = subject,
    };

    /// <summary>Whether a message to a client is a notice and not for one of its objects.</summary>
    public static bool IsNotice(Message message) => message is { Category: MessageCategory.System, Direction: MessageDirection.OneWay, SendingSilo: not null };
}
