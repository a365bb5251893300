using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.Placement;

/// <summary>Which silos may serve a call by the version of its interface. Interfaces that no grain class states, as those of extensions, are served everywhere.</summary>
internal sealed class InterfaceVersions(IClusterGrainClasses classes, ISiloStatusOracle silos, IOptions<GrainVersioningOptions> versioning, IOptions<SiloMessagingOptions> messaging)
{
    // Looked up at first use: the options are checked before the silo starts, which is later than this is made.
    private Func<ushort, ushort, bool>? _isCompatible;
    private Func<ushort[], ushort[]>? _select;

    private Func<ushort, ushort, bool> IsCompatible => _isCompatible ??= VersionRules.Compatibility[versioning.Value.DefaultCompatibilityStrategy];

    private Func<ushort[], ushort[]> Select => _select ??= VersionRules.Selection[versioning.Value.DefaultVersionSelectorStrategy];

    /// <summary>Whether this silo may serve the call.</summary>
    public bool AreServedHere(Message message)
    {
        if (message.InterfaceType.IsDefault || messaging.Value.AssumeHomogenousSilosForTesting) return true;
        return classes.TryGetInterfaceVersion(silos.SiloAddress, message.TargetGrain.Type, message.InterfaceType, out var here)
            ? IsCompatible(message.InterfaceVersion, here)
            : !Array.Exists(silos.GetActiveSilos(), silo => classes.TryGetInterfaceVersion(silo, message.TargetGrain.Type, message.InterfaceType, out _));
    }

    /// <summary>Whether any active silo may serve the call.</summary>
    public bool AreServedSomewhere(Message message) =>
        Array.Exists(silos.GetActiveSilos(), silo => classes.TryGetInterfaceVersion(silo, message.TargetGrain.Type, message.InterfaceType, out var there) && IsCompatible(message.InterfaceVersion, there));

    /// <summary>Those of the silos that may get a new activation for the call, by the version they have.</summary>
    public Dictionary<ushort, SiloAddress[]> ByVersion(PlacementTarget target, SiloAddress[] hosting)
    {
        var known = new SortedDictionary<ushort, List<SiloAddress>>();
        foreach (var silo in hosting)
        {
            if (target.InterfaceType.IsDefault || !classes.TryGetInterfaceVersion(silo, target.GrainIdentity.Type, target.InterfaceType, out var version)) continue;
            if (!known.TryGetValue(version, out var same)) known[version] = same = [];
            same.Add(silo);
        }

        if (known.Count == 0) return hosting.Length == 0 ? [] : new() { [target.InterfaceVersion] = hosting };
        var compatible = known.Keys.Where(version => IsCompatible(target.InterfaceVersion, version)).ToArray();
        return compatible.Length == 0 ? [] : Select(compatible).ToDictionary(version => version, version => known[version].ToArray());
    }

    /// <summary>What the silos have, for messages.</summary>
    public string Describe(GrainType grainType, GrainInterfaceType interfaceType) => string.Join(", ", silos.GetActiveSilos().Select(silo =>
        classes.TryGetInterfaceVersion(silo, grainType, interfaceType, out var version) ? $"{silo} has version {version}" : $"{silo} has none"));
}
