namespace OrleansHa.Grains.Silos;

/// <summary>What people call silos.</summary>
internal sealed class SiloNames(IClusterMembershipService membership)
{
    /// <summary>The address of a silo that the membership does not know any more.</summary>
    public string NameOf(SiloAddress silo) =>
        membership.CurrentSnapshot.Members.TryGetValue(silo, out var member) ? member.Name : silo.ToParsableString();
}
