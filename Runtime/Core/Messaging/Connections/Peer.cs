using System.Collections.Immutable;

namespace Orleans.Runtime.Messaging;

/// <summary>What the other side of a connection said of itself in the handshake.</summary>
/// <param name="ClusterId">Its cluster.</param>
/// <param name="Silo">The silo, null for a client.</param>
/// <param name="Client">The client, default for a silo.</param>
/// <param name="Classes">The grain classes of each silo it knows of; a silo's own come first.</param>
internal sealed record Peer(string ClusterId, SiloAddress? Silo, GrainId Client, ImmutableArray<SiloGrainClasses> Classes)
{
    public override string ToString() => Silo?.ToString() ?? Client.ToString();
}
