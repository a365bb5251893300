using Orleans.Placement;
using Orleans.Runtime.Placement.Filtering;

namespace OrleansHa.Tests.Conformance.Section09Placement;

public interface IPlaced : IGrainWithStringKey
{
    Task<SiloAddress> WhereAsync();

    /// <summary>Where another grain of the same kind ends up when this one calls it.</summary>
    Task<SiloAddress> WhereOtherAsync(string key);
}

public abstract class PlacedBase<TSelf> : Grain where TSelf : IPlaced
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task<SiloAddress> WhereOtherAsync(string key) => GrainFactory.GetGrain<TSelf>(key).WhereAsync();
}

public interface IRandomPlaced : IPlaced;

[RandomPlacement]
public sealed class RandomPlacedGrain : PlacedBase<IRandomPlaced>, IRandomPlaced;

public interface ILocalPlaced : IPlaced;

[PreferLocalPlacement]
public sealed class LocalPlacedGrain : PlacedBase<ILocalPlaced>, ILocalPlaced;

public interface IHashPlaced : IPlaced;

[HashBasedPlacement]
public sealed class HashPlacedGrain : PlacedBase<IHashPlaced>, IHashPlaced;

public interface IDefaultPlaced : IPlaced;

public sealed class DefaultPlacedGrain : PlacedBase<IDefaultPlaced>, IDefaultPlaced;

public interface INamedPlaced : IPlaced;

/// <summary>Goes to the silo that the attribute names, unless there is a hint.</summary>
[NamedSiloPlacement("Silo_1")]
public sealed class NamedPlacedGrain : PlacedBase<INamedPlaced>, INamedPlaced;

public interface IFailingPlaced : IPlaced;

[FailingPlacement]
public sealed class FailingPlacedGrain : PlacedBase<IFailingPlaced>, IFailingPlaced;

#pragma warning disable ORLEANSEXP004 // Experimental on the official packages; part of the surface.
public interface ISameZone : IPlaced;

[RandomPlacement]
[RequiredMatchSiloMetadataPlacementFilter(["zone"])]
public sealed class SameZoneGrain : PlacedBase<ISameZone>, ISameZone;

public interface INearRack : IPlaced;

/// <summary>Same rack if it can be, else same zone, else anywhere.</summary>
[RandomPlacement]
[PreferredMatchSiloMetadataPlacementFilter(["zone", "rack"], 1)]
public sealed class NearRackGrain : PlacedBase<INearRack>, INearRack;

public interface INearZone : IPlaced;

/// <summary>Two candidates at least: the two of the zone when there are two, else all.</summary>
[RandomPlacement]
[PreferredMatchSiloMetadataPlacementFilter(["zone"], 2)]
public sealed class NearZoneGrain : PlacedBase<INearZone>, INearZone;

public interface IMissingKey : IPlaced;

/// <summary>Nobody has this key: missing equals missing.</summary>
[RandomPlacement]
[RequiredMatchSiloMetadataPlacementFilter(["no-such-key"])]
public sealed class MissingKeyGrain : PlacedBase<IMissingKey>, IMissingKey;

public interface ITwoFiltersOfOneOrder : IPlaced;

[RandomPlacement]
[RequiredMatchSiloMetadataPlacementFilter(["zone"])]
[NotOnPlacementFilter("Silo_0", 0)]
public sealed class TwoFiltersOfOneOrderGrain : PlacedBase<ITwoFiltersOfOneOrder>, ITwoFiltersOfOneOrder;

public interface ITwoFilters : IPlaced;

/// <summary>The placing silo's zone first, and of it not this one.</summary>
[RandomPlacement]
[RequiredMatchSiloMetadataPlacementFilter(["zone"], 0)]
[NotOnPlacementFilter("Silo_0", 1)]
public sealed class TwoFiltersGrain : PlacedBase<ITwoFilters>, ITwoFilters;
#pragma warning restore ORLEANSEXP004

public interface INotOnFirst : IPlaced;

[RandomPlacement]
[NotOnPlacementFilter("Silo_0", 0)]
public sealed class NotOnFirstGrain : PlacedBase<INotOnFirst>, INotOnFirst;

public interface INowhere : IPlaced;

[RandomPlacement]
[NotOnPlacementFilter("Silo_0,Silo_1,Silo_2", 0)]
public sealed class NowhereGrain : PlacedBase<INowhere>, INowhere;
