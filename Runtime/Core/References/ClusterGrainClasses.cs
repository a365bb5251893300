using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Orleans.Metadata;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>The grain classes of all silos known so far, as one immutable view that every change replaces.</summary>
internal sealed class ClusterGrainClasses : IClusterGrainClasses
{
    private readonly SiloAddress? _local;
    private ClusterGrainClassView _view = ClusterGrainClassView.Empty;

    public ClusterGrainClasses(CallerIdentity identity, ILocalGrainClasses? local = null)
    {
        _local = identity.Silo;
        if (_local is not null && local is not null) Set(_local, local.Classes);
    }

    public ClusterGrainClassView View => Volatile.Read(ref _view);

    public bool TryGetProperties(GrainType grainType, [NotNullWhen(true)] out GrainProperties? properties) =>
        View.Properties.TryGetValue(ClusterGrainClassView.Open(grainType), out properties);

    public bool Hosts(SiloAddress silo, GrainType grainType) => View.Hosts(silo, grainType);

    public bool TryGetInterfaceVersion(SiloAddress silo, GrainType grainType, GrainInterfaceType interfaceType, out ushort version) =>
        View.TryGetInterfaceVersion(silo, grainType, interfaceType, out version);

    /// <summary>A silo told what it hosts.</summary>
    public void Set(SiloAddress silo, ImmutableArray<GrainClassFacts> classes) => Change(view => view.With(silo, classes, _local));

    /// <summary>A silo is gone.</summary>
    public void Forget(SiloAddress silo) => Change(view => view.Without(silo, _local));

    /// <summary>Forgets every silo but these.</summary>
    public void Retain(IReadOnlySet<SiloAddress> silos)
    {
        foreach (var silo in View.Silos)
        {
            if (!silos.Contains(silo)) Forget(silo);
        }
    }

    private void Change(Func<ClusterGrainClassView, ClusterGrainClassView> next)
    {
        while (true)
        {
            var current = View;
            var changed = next(current);
            if (ReferenceEquals(changed, current) || ReferenceEquals(Interlocked.CompareExchange(ref _view, changed, current), current)) return;
        }
    }
}
