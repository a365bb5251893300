using System.Collections.Concurrent;
using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>The network between simulated silos: they can be killed (refuse), frozen (keep silent) and cut off from each other.</summary>
internal sealed class FakeNetwork
{
    private readonly ConcurrentDictionary<SiloAddress, FakeSilo> _silos = new();
    private readonly ConcurrentDictionary<(SiloAddress From, SiloAddress To), bool> _cuts = new();

    public void Add(FakeSilo silo) => _silos[silo.Address] = silo;

    /// <summary>Nothing arrives from one silo at the other, in this direction only.</summary>
    public void CutOneWay(SiloAddress from, SiloAddress to) => _cuts[(from, to)] = true;

    public void Cut(SiloAddress a, SiloAddress b)
    {
        CutOneWay(a, b);
        CutOneWay(b, a);
    }

    /// <summary>All cuts are over.</summary>
    public void Mend() => _cuts.Clear();

    /// <summary>As after kill -9: connections break, new ones are refused.</summary>
    public void Kill(FakeSilo dead)
    {
        dead.IsKilled = true;
        dead.Abort();
        foreach (var silo in _silos.Values.Where(silo => silo != dead && !silo.IsKilled)) silo.Monitor.OnConnectionLost(dead.Address, null);
    }

    public IPeerTransport TransportOf(SiloAddress self) => new Transport(this, self);

    private async Task<FakeSilo?> ReachAsync(SiloAddress from, SiloAddress to, TimeSpan patience)
    {
        await Task.Yield();
        if (!_silos.TryGetValue(to, out var silo) || silo.IsKilled) return null;
        if (silo.IsFrozen || _cuts.ContainsKey((from, to)) || _cuts.ContainsKey((to, from)) || (_silos.TryGetValue(from, out var sender) && (sender.IsFrozen || sender.IsKilled)))
        {
            // No answer ever comes: the sender's patience ends.
            await new TaskCompletionSource().Task.WaitAsync(patience);
        }

        return silo;
    }

    private sealed class Transport(FakeNetwork network, SiloAddress self) : IPeerTransport
    {
        public async Task<(ProbeOutcome Outcome, PingAnswer? Answer)> ProbeAsync(SiloAddress silo, MembershipVersion version, TimeSpan patience)
        {
            try
            {
                var peer = await network.ReachAsync(self, silo, patience);
                return peer is null ? (ProbeOutcome.Refused, null) : (ProbeOutcome.Answered, await peer.Ping.Ping(self, version.Value));
            }
            catch (TimeoutException)
            {
                return (ProbeOutcome.Missed, null);
            }
        }

        public async Task<WitnessAnswer> AskWitnessAsync(SiloAddress witness, SiloAddress target, TimeSpan patience)
        {
            try
            {
                var peer = await network.ReachAsync(self, witness, patience);
                return peer is null ? WitnessAnswer.Unavailable : (await peer.Target.Probe(target, patience).WaitAsync(patience + patience)).Answer;
            }
            catch (TimeoutException)
            {
                return WitnessAnswer.Unavailable;
            }
        }

        public async Task AnnounceAsync(SiloAddress silo, MembershipGossip gossip, TimeSpan patience)
        {
            try
            {
                if (await network.ReachAsync(self, silo, patience) is { } peer) await peer.Target.Announce(gossip);
            }
            catch (TimeoutException)
            {
                // It finds out by itself.
            }
        }
    }
}
