namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>The metadata of silos as known here.</summary>
public interface ISiloMetadataCache
{
    /// <summary>A silo's metadata, empty when unknown.</summary>
    SiloMetadata GetSiloMetadata(SiloAddress siloAddress);
}
