namespace Orleans.Runtime.GrainDirectory;

/// <summary>A silo's part of the directory, as other silos call it.</summary>
internal interface IDirectoryTarget : ISystemTarget
{
    /// <summary>Registers an activation unless another one is registered and is not <paramref name="previous"/>.</summary>
    Task<DirectoryReply> Register(GrainAddress address, GrainAddress? previous, long version);

    /// <summary>The registered activation.</summary>
    Task<DirectoryReply> Lookup(GrainId grainId, long version);

    /// <summary>Removes an activation's entry.</summary>
    Task<DirectoryReply> Unregister(GrainAddress address, long version);

    /// <summary>The registered activations that this silo hosts in some ranges, told only once this silo has reached the version, and not to a silo that is dead by then.</summary>
    Task<List<GrainAddress>> Pull(SiloAddress asker, long version, List<HashRange> ranges);

    /// <summary>Ends an activation of this silo that lost against another one, if the owner who says so still owns the grain here.</summary>
    Task DropDuplicate(SiloAddress owner, long version, GrainAddress loser, GrainAddress winner);
}
