using Orleans.Runtime.MembershipService.SiloMetadata;

namespace OrleansHa.Grains.Silos;

/// <summary>The zone of each silo, from its metadata.</summary>
internal sealed class SiloZones(ISiloMetadataCache metadata)
{
    public const string ZoneKey = "zone";
    public const string PidKey = "pid";
    public const string StartedAtKey = "startedAt";

    /// <summary>Empty while it is not known: another silo's metadata arrive some time after its address.</summary>
    public string ZoneOf(SiloAddress silo) => Find(silo, ZoneKey) ?? "";

    public string? Find(SiloAddress silo, string key) => metadata.GetSiloMetadata(silo).Metadata.GetValueOrDefault(key);
}
