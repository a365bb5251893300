namespace Orleans.Runtime.GrainDirectory;

/// <summary>Answers the directory calls of other silos.</summary>
internal sealed class DirectoryTarget(ILocalSiloDetails local, LocalDirectory directory) : SystemTarget(SystemTargetTypes.Directory, local.SiloAddress), IDirectoryTarget
{
    public Task<DirectoryReply> Register(GrainAddress address, GrainAddress? previous, long version) =>
        directory.RegisterAsync(address, previous, new MembershipVersion(version)).AsTask();

    public Task<DirectoryReply> Lookup(GrainId grainId, long version) => directory.LookupAsync(grainId, new MembershipVersion(version)).AsTask();

    public Task<DirectoryReply> Unregister(GrainAddress address, long version) => directory.UnregisterAsync(address, new MembershipVersion(version)).AsTask();

    public Task<List<GrainAddress>> Pull(SiloAddress asker, long version, List<HashRange> ranges) =>
        directory.PullAsync(asker, new MembershipVersion(version), HashRangeSet.Of(ranges));

    public Task DropDuplicate(SiloAddress owner, long version, GrainAddress loser, GrainAddress winner) =>
        directory.DropDuplicateAsync(owner, new MembershipVersion(version), loser, winner);
}
