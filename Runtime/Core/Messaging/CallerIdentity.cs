namespace Orleans.Runtime.Messaging;

/// <summary>Who sends when code outside of any grain calls: a silo's own client, or the outside client that this process is.</summary>
internal sealed record CallerIdentity(GrainId Client, SiloAddress? Silo)
{
    /// <summary>The identity in messages that answer a client: where responses to it go.</summary>
    public bool IsOutsideClient => Silo is null;
}
