namespace Orleans.Runtime.MembershipService;

/// <summary>Takes views that other silos pass on, and gives second opinions.</summary>
internal sealed class MembershipTarget(ILocalSiloDetails local, MembershipViews views, TableAgent agent, FailureMonitor monitor)
    : SystemTarget(SystemTargetTypes.Membership, local.SiloAddress), IMembershipTarget
{
    public Task<long> Announce(MembershipGossip gossip)
    {
        agent.Accept(gossip);
        return Task.FromResult(views.Current.Version.Value);
    }

    public async Task<WitnessReport> Probe(SiloAddress target, TimeSpan patience) =>
        new(Silo, await monitor.WitnessAsync(target, patience).ConfigureAwait(false));
}
