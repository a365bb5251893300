using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using Orleans.Runtime.Scheduler;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>The membership part of a silo, on a simulated network and a table in memory.</summary>
internal sealed class FakeSilo : ILocalSiloDetails, IFatalErrorHandler, ISystemTargetRegistry, IDisposable
{
    private readonly ServiceProvider _services;
    private readonly FakeLifecycle _lifecycle = new();

    public FakeSilo(FakeNetwork network, string clusterId, int port, ClusterMembershipOptions? options = null, TraceLogger? trace = null, int? generation = null)
    {
        ClusterId = clusterId;
        Address = SiloAddress.New(IPAddress.Loopback, port, generation ?? SiloAddress.AllocateNewGeneration());
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            if (trace is not null) logging.AddProvider(trace.For($"{port}"));
        });
        services.AddSingleton<ILocalSiloDetails>(this).AddSingleton<IFatalErrorHandler>(this).AddSingleton<ISystemTargetRegistry>(this);
        services.AddSingleton<SiloStopSwitch>();
        services.AddSingleton<IMembershipTable>(new SwitchableTable(clusterId, () => TableIsAway));
        services.AddSingleton(network.TransportOf(Address));
        services.AddSingleton(Options.Create(options ?? new ClusterMembershipOptions()));
        services.AddSingleton(Options.Create(new ClusterOptions { ClusterId = clusterId }));
        services.AddMembership();
        _services = services.BuildServiceProvider();
        foreach (var participant in _services.GetServices<ILifecycleParticipant<ISiloLifecycle>>()) participant.Participate(_lifecycle);
        network.Add(this);
    }

    public SiloAddress Address { get; }

    public bool IsKilled { get; set; }

    public bool IsFrozen { get; set; }

    public bool TableIsAway { get; set; }

    public string? FatalReason { get; private set; }

    public FailureMonitor Monitor => _services.GetRequiredService<FailureMonitor>();

    public DeathRuler Ruler => _services.GetRequiredService<DeathRuler>();

    public TurnGate Gate => _services.GetRequiredService<TurnGate>();

    public SelfCheck Check => _services.GetRequiredService<SelfCheck>();

    public PingTarget Ping => _services.GetRequiredService<PingTarget>();

    public MembershipTarget Target => _services.GetRequiredService<MembershipTarget>();

    public TableAgent Agent => _services.GetRequiredService<TableAgent>();

    public ISiloStatusOracle Oracle => _services.GetRequiredService<ISiloStatusOracle>();

    public IClusterMembershipService Service => _services.GetRequiredService<IClusterMembershipService>();

    public MembershipView View => _services.GetRequiredService<MembershipViews>().Current;

    public string Name => $"silo-{Address.Endpoint.Port}";

    public string ClusterId { get; }

    public string DnsHostName => "localhost";

    SiloAddress ILocalSiloDetails.SiloAddress => Address;

    SiloAddress ILocalSiloDetails.GatewayAddress => SiloAddress.New(Address.Endpoint.Address, Address.Endpoint.Port + 1000, Address.Generation);

    public Task StartAsync(CancellationToken cancellationToken = default) => _lifecycle.StartAsync(cancellationToken);

    public Task StopAsync() => _lifecycle.StopAsync();

    /// <summary>Stops acting without a word.</summary>
    public void Abort() => _services.Dispose();

    public void Dispose() => _services.Dispose();

    void IFatalErrorHandler.OnFatal(string reason, Exception? exception) => FatalReason = reason;

    void ISystemTargetRegistry.Add(SystemTarget target)
    {
        // The network finds them as properties.
    }

    bool ISystemTargetRegistry.TryGet(GrainId id, out SystemTarget target) => throw new NotSupportedException("membership does not look targets up");
}
