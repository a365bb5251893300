namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>What a silo tells others about itself.</summary>
internal interface ISiloFactsTarget : ISystemTarget
{
    /// <summary>Its metadata, fixed for its life.</summary>
    ValueTask<SiloMetadata> GetMetadata();

    /// <summary>How loaded it is right now.</summary>
    ValueTask<SiloLoad> GetLoad();
}
