namespace Orleans.Runtime;

/// <summary>Where one activation of a grain lives.</summary>
[Immutable]
[GenerateSerializer]
public sealed class GrainAddress : IEquatable<GrainAddress>
{
    /// <summary>The grain.</summary>
    [Id(0)]
    public GrainId GrainId { get; init; }

    /// <summary>The activation.</summary>
    [Id(1)]
    public ActivationId ActivationId { get; init; }

    /// <summary>The silo, null when unknown.</summary>
    [Id(2)]
    public SiloAddress? SiloAddress { get; init; }

    /// <summary>The view in which it was registered.</summary>
    [Id(3)]
    public MembershipVersion MembershipVersion { get; init; } = MembershipVersion.MinValue;

    /// <inheritdoc/>
    public bool Equals(GrainAddress? other) =>
        other is not null && GrainId == other.GrainId && ActivationId == other.ActivationId && Equals(SiloAddress, other.SiloAddress);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GrainId, ActivationId, SiloAddress);

    /// <inheritdoc/>
    public override string ToString() => $"[{GrainId} {ActivationId} on {SiloAddress} in view {MembershipVersion}]";
}
