using System.Net;
using Orleans.Runtime.GrainDirectory;

namespace OrleansHa.Tests.RuntimeUnit.Directory;

/// <summary>Silos whose messages and views arrive late, out of order or not at all, as a seed says.</summary>
internal sealed class SimulatedDirectoryCluster(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<SimulatedSilo> _silos = [];
    private long _version;
    private int _generation = 1;

    public SimulatedTime Time { get; } = new();

    /// <summary>The newest view: what the membership table says.</summary>
    public ClusterMembershipSnapshot View { get; private set; } = ClusterMembershipSnapshot.Empty;

    public List<string> Trace { get; } = [];

    public int DuplicatesDropped { get; private set; }

    public IReadOnlyList<SimulatedSilo> Silos => _silos;

    public IEnumerable<SimulatedSilo> Alive => _silos.Where(silo => !silo.IsKilled && View.GetSiloStatus(silo.Address) == SiloStatus.Active);

    public Random Random => _random;

    public TimeSpan Between(double fewestMilliseconds, double mostMilliseconds) =>
        TimeSpan.FromMilliseconds(fewestMilliseconds + (_random.NextDouble() * (mostMilliseconds - fewestMilliseconds)));

    public ActivationId NewActivationId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new ActivationId(new Guid(bytes));
    }

    public SimulatedSilo Join()
    {
        var silo = new SimulatedSilo(this, SiloAddress.New(IPAddress.Loopback, 10000 + _generation, _generation++));
        _silos.Add(silo);
        Change(silo, SiloStatus.Active);
        return silo;
    }

    public void Kill(SimulatedSilo silo)
    {
        Note($"kill {silo.Address}");
        silo.IsKilled = true;
        Time.Schedule(Between(10, 1500), () => Change(silo, SiloStatus.Dead));
    }

    /// <summary>Declared dead while it runs on and hears of nothing for a while.</summary>
    public void Outlaw(SimulatedSilo silo)
    {
        Note($"outlaw {silo.Address}");
        silo.IsBlind = true;
        Change(silo, SiloStatus.Dead);
        Time.Schedule(Between(100, 3000), () => silo.IsKilled = true);
    }

    public async Task LeaveAsync(SimulatedSilo silo)
    {
        Change(silo, SiloStatus.ShuttingDown);
        await silo.DeactivateAllAsync();
        await Time.DelayAsync(Between(0, 50));
        if (View.GetSiloStatus(silo.Address) == SiloStatus.Dead) return;
        Change(silo, SiloStatus.Dead);
        silo.IsKilled = true;
    }

    public void CatchUp(SimulatedSilo silo)
    {
        if (!silo.IsBlind) Time.Schedule(Between(1, 20), () => Deliver(silo, View));
    }

    public void OnDuplicateDropped(GrainAddress loser)
    {
        if (View.GetSiloStatus(loser.SiloAddress!) == SiloStatus.Dead) return;
        DuplicatesDropped++;
        Note($"duplicate dropped: {loser}");
    }

    public IDirectoryTransport TransportOf(SimulatedSilo silo) => new Transport(this, silo);

    public void Note(string what) => Trace.Add($"{Time.Now.TotalMilliseconds:0.0} {what}");

    private void Change(SimulatedSilo silo, SiloStatus status)
    {
        if (View.GetSiloStatus(silo.Address) == SiloStatus.Dead) return;
        _version = Math.Max(_version, 0) + 1;
        View = new ClusterMembershipSnapshot(View.Members.SetItem(silo.Address, new ClusterMember(silo.Address, status, "")), new MembershipVersion(_version));
        Note($"view {_version}: {silo.Address} {status}");
        var view = View;
        foreach (var other in _silos)
        {
            // One in five hears of it only from the next probes or table reading, if no other silo's question tells it before.
            Time.Schedule(_random.Next(5) == 0 ? Between(500, 2500) : Between(0, 60), () => Deliver(other, view));
        }
    }

    private static void Deliver(SimulatedSilo silo, ClusterMembershipSnapshot view)
    {
        if (!silo.IsBlind) silo.OnView(view);
    }

    private sealed class Transport(SimulatedDirectoryCluster cluster, SimulatedSilo self) : IDirectoryTransport
    {
        public IDirectoryTarget TargetOn(SiloAddress silo) => new Proxy(cluster, self, cluster._silos.Single(other => other.Address.Equals(silo)));
    }

    private sealed class Proxy(SimulatedDirectoryCluster cluster, SimulatedSilo from, SimulatedSilo to) : IDirectoryTarget
    {
        public Task<DirectoryReply> Register(GrainAddress address, GrainAddress? previous, long version) => CallAsync(target => target.Register(address, previous, version));

        public Task<DirectoryReply> Lookup(GrainId grainId, long version) => CallAsync(target => target.Lookup(grainId, version));

        public Task<DirectoryReply> Unregister(GrainAddress address, long version) => CallAsync(target => target.Unregister(address, version));

        public Task<List<GrainAddress>> Pull(SiloAddress asker, long version, List<HashRange> ranges) => CallAsync(target => target.Pull(asker, version, ranges));

        public Task DropDuplicate(SiloAddress owner, long version, GrainAddress loser, GrainAddress winner) => CallAsync(async target =>
        {
            await target.DropDuplicate(owner, version, loser, winner);
            return 0;
        });

        private async Task<T> CallAsync<T>(Func<IDirectoryTarget, Task<T>> call)
        {
            await TravelAsync();
            var answer = await call(to.Target);
            await TravelAsync();
            return answer;
        }

        private async Task TravelAsync()
        {
            // Mostly quick, sometimes very late: so that messages overtake views and each other.
            await cluster.Time.DelayAsync(cluster._random.Next(10) == 0 ? cluster.Between(5, 400) : cluster.Between(0.1, 5));
            if (to.IsKilled || from.IsKilled) throw new SiloUnavailableException("The connection is gone.");
        }
    }
}
