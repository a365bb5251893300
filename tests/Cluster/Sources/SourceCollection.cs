namespace OrleansHa.Tests.Cluster.Sources;

[CollectionDefinition(SourceCluster.Name)]
public sealed class SourceCollection : ICollectionFixture<SourceCluster>;
