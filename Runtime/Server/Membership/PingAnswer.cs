namespace Orleans.Runtime.MembershipService;

/// <summary>What a silo that is alive tells the one that asked.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class PingAnswer(long version, bool senderIsDead)
{
    /// <summary>The answering silo's newest view: a larger one than the sender's makes the sender read the table.</summary>
    [Id(0)]
    public long Version { get; } = version;

    /// <summary>The sender counts as dead in that view and must end itself.</summary>
    [Id(1)]
    public bool SenderIsDead { get; } = senderIsDead;
}
