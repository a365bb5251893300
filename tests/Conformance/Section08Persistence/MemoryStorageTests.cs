namespace OrleansHa.Tests.Conformance.Section08Persistence;

/// <summary>orleans-api.md §8 and §12: the memory provider.</summary>
public sealed class MemoryStorageTests(StoredCluster cluster) : StorageTestsBase(cluster), IClassFixture<StoredCluster>
{
    protected override bool KeepsEtagAfterClear => false;

    protected override IStored Grain(string key) => Cluster.Client.GetGrain<IStoredInMemory>(key);
}
