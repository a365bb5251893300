using System.Collections.Immutable;
using Orleans.Metadata;

namespace Orleans.Runtime;

/// <summary>What is known of the cluster's grain classes at one moment.</summary>
internal sealed class ClusterGrainClassView
{
    private readonly ImmutableDictionary<SiloAddress, ImmutableArray<GrainClassFacts>> _bySilo;
    private readonly ImmutableDictionary<SiloAddress, ImmutableDictionary<GrainType, GrainClassFacts>> _types;

    private ClusterGrainClassView(
        ImmutableDictionary<SiloAddress, ImmutableArray<GrainClassFacts>> bySilo,
        ImmutableDictionary<SiloAddress, ImmutableDictionary<GrainType, GrainClassFacts>> types,
        SiloAddress? first)
    {
        _bySilo = bySilo;
        _types = types;
        var facts = new Dictionary<GrainType, GrainClassFacts>();
        foreach (var silo in bySilo.OrderByDescending(pair => pair.Key.Equals(first)))
        {
            // A silo of another version of the application may have interfaces that the first one's class does not have yet, or any more.
            foreach (var fact in silo.Value) facts[fact.GrainType] = facts.TryGetValue(fact.GrainType, out var known) ? known.WithInterfacesOf(fact) : fact;
        }

        Properties = facts.ToImmutableDictionary(pair => pair.Key, pair => new GrainProperties(pair.Value.Properties));
        ByInterface = facts.Values
            .SelectMany(fact => fact.Interfaces.Select(type => (type.Type, Fact: fact)))
            .GroupBy(pair => pair.Type)
            .ToImmutableDictionary(group => group.Key, group => group.Select(pair => pair.Fact).ToImmutableArray());
    }

    public static ClusterGrainClassView Empty { get; } = new(
        ImmutableDictionary<SiloAddress, ImmutableArray<GrainClassFacts>>.Empty, ImmutableDictionary<SiloAddress, ImmutableDictionary<GrainType, GrainClassFacts>>.Empty, null);

    /// <summary>By grain type; generic ones by their definition.</summary>
    public ImmutableDictionary<GrainType, GrainProperties> Properties { get; }

    /// <summary>The classes that implement an interface; generic ones by their definition unless a class implements a closed one.</summary>
    public ImmutableDictionary<GrainInterfaceType, ImmutableArray<GrainClassFacts>> ByInterface { get; }

    /// <summary>Which silos have told what they host.</summary>
    public IEnumerable<SiloAddress> Silos => _bySilo.Keys;

    /// <summary>The grain type without type arguments.</summary>
    public static GrainType Open(GrainType grainType)
    {
        var open = grainType.AsSpan().IndexOf("[["u8);
        return open < 0 ? grainType : new GrainType(grainType.AsSpan()[..open].ToArray());
    }

    public bool Hosts(SiloAddress silo, GrainType grainType) => _types.TryGetValue(silo, out var types) && types.ContainsKey(Open(grainType));

    public bool TryGetInterfaceVersion(SiloAddress silo, GrainType grainType, GrainInterfaceType interfaceType, out ushort version)
    {
        version = 0;
        if (!_types.TryGetValue(silo, out var types) || !types.TryGetValue(Open(grainType), out var facts)) return false;
        foreach (var candidate in facts.Interfaces)
        {
            if (!candidate.Type.Equals(interfaceType) && !interfaceType.Value.AsSpan().StartsWith([.. candidate.Type.Value.AsSpan(), .. "[["u8])) continue;
            version = candidate.Version;
            return true;
        }

        return false;
    }

    public ImmutableArray<GrainClassFacts> FactsOf(SiloAddress silo) => _bySilo.GetValueOrDefault(silo, []);

    public ClusterGrainClassView With(SiloAddress silo, ImmutableArray<GrainClassFacts> classes, SiloAddress? first)
    {
        if (_bySilo.TryGetValue(silo, out var old) && old.Length == classes.Length && old.Zip(classes).All(pair => pair.First.GrainType == pair.Second.GrainType)) return this;
        return new ClusterGrainClassView(_bySilo.SetItem(silo, classes), _types.SetItem(silo, classes.ToImmutableDictionary(fact => fact.GrainType)), first);
    }

    public ClusterGrainClassView Without(SiloAddress silo, SiloAddress? first) =>
        _bySilo.ContainsKey(silo) ? new ClusterGrainClassView(_bySilo.Remove(silo), _types.Remove(silo), first) : this;
}
