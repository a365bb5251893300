using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime.GrainDirectory;

namespace OrleansHa.Tests.RuntimeUnit.Directory;

/// <summary>A silo's directory with a catalog of the simplest kind.</summary>
internal sealed class SimulatedSilo : IDisposable
{
    private readonly Dictionary<GrainId, (GrainAddress Address, bool IsValid)> _catalog = [];
    private readonly SimulatedDirectoryCluster _cluster;
    private readonly GrainLocator _locator;
    private readonly DirectoryRecovery _recovery;

    public SimulatedSilo(SimulatedDirectoryCluster cluster, SiloAddress address)
    {
        Address = address;
        _cluster = cluster;
        var surroundings = new DirectorySurroundings
        {
            Self = address,
            Time = cluster.Time,
            Activations = () => _catalog.Values.Select(entry => entry.Address).ToList(),
            DropDuplicate = (loser, _) =>
            {
                if (_catalog.TryGetValue(loser.GrainId, out var entry) && entry.Address.ActivationId == loser.ActivationId) _catalog.Remove(loser.GrainId);
                cluster.OnDuplicateDropped(loser);
            },
            CatchUp = _ => cluster.CatchUp(this),
            RunsInline = true,
        };
        Directory = new LocalDirectory(surroundings, NullLogger.Instance);
        var transport = cluster.TransportOf(this);
        _recovery = new DirectoryRecovery(Directory, transport, surroundings, NullLogger.Instance);
        _locator = new GrainLocator(Directory, transport, surroundings, new DirectoryCache(1000), NullLogger.Instance);
        Target = new DirectoryTarget(new Details(address), Directory);
    }

    public SiloAddress Address { get; }

    public LocalDirectory Directory { get; }

    public DirectoryTarget Target { get; }

    /// <summary>It neither sends nor receives any more.</summary>
    public bool IsKilled { get; set; }

    /// <summary>It hears of no views, but goes on talking.</summary>
    public bool IsBlind { get; set; }

    public bool IsLeaving { get; set; }

    public IEnumerable<GrainAddress> Valid => _catalog.Values.Where(entry => entry.IsValid).Select(entry => entry.Address);

    public void Dispose() => _recovery.Dispose();

    public void OnView(ClusterMembershipSnapshot view)
    {
        if (!IsKilled) _recovery.OnView(view);
    }

    public async Task ActivateAsync(GrainId grain)
    {
        if (IsKilled || IsLeaving || _catalog.ContainsKey(grain)) return;
        var address = new GrainAddress { GrainId = grain, ActivationId = _cluster.NewActivationId(), SiloAddress = Address };
        _catalog[grain] = (address, false);
        try
        {
            var registered = await _locator.Register(address, null);
            if (_catalog.TryGetValue(grain, out var entry) && entry.Address.ActivationId == address.ActivationId)
            {
                if (registered.ActivationId == address.ActivationId) _catalog[grain] = (address, true);
                else _catalog.Remove(grain);
            }
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            if (_catalog.TryGetValue(grain, out var entry) && entry.Address.ActivationId == address.ActivationId) _catalog.Remove(grain);
        }
    }

    public async Task DeactivateAsync(GrainId grain)
    {
        if (IsKilled || !_catalog.TryGetValue(grain, out var entry) || !entry.IsValid) return;
        // Not valid any more, but still listed until the directory has let go of it.
        _catalog[grain] = (entry.Address, false);
        await _locator.Unregister(entry.Address);
        if (_catalog.TryGetValue(grain, out var now) && now.Address.ActivationId == entry.Address.ActivationId) _catalog.Remove(grain);
    }

    public async Task DeactivateAllAsync()
    {
        IsLeaving = true;
        foreach (var grain in _catalog.Keys.ToList()) await DeactivateAsync(grain);
    }

    public async Task<GrainAddress?> LookupAsync(GrainId grain) => await _locator.Lookup(grain);

    private sealed class Details(SiloAddress address) : ILocalSiloDetails
    {
        public string Name => "";

        public string ClusterId => "";

        public string DnsHostName => "";

        public SiloAddress SiloAddress => address;

        public SiloAddress GatewayAddress => address;
    }
}
