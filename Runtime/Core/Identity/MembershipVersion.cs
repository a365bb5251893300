using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The version of the membership table; later views have larger versions.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct MembershipVersion : IComparable<MembershipVersion>, IEquatable<MembershipVersion>
{
    /// <summary>Wraps a number.</summary>
    public MembershipVersion(long version) => Value = version;

    /// <summary>The number.</summary>
    [Id(0)]
    public long Value { get; }

    /// <summary>Before every view.</summary>
    public static MembershipVersion MinValue => new(long.MinValue);

    /// <inheritdoc/>
    public int CompareTo(MembershipVersion other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public bool Equals(MembershipVersion other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is MembershipVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Order by number.</summary>
    public static bool operator ==(MembershipVersion left, MembershipVersion right) => left.Value == right.Value;

    /// <summary>Order by number.</summary>
    public static bool operator !=(MembershipVersion left, MembershipVersion right) => left.Value != right.Value;

    /// <summary>Order by number.</summary>
    public static bool operator <(MembershipVersion left, MembershipVersion right) => left.Value < right.Value;

    /// <summary>Order by number.</summary>
    public static bool operator >(MembershipVersion left, MembershipVersion right) => left.Value > right.Value;

    /// <summary>Order by number.</summary>
    public static bool operator <=(MembershipVersion left, MembershipVersion right) => left.Value <= right.Value;

    /// <summary>Order by number.</summary>
    public static bool operator >=(MembershipVersion left, MembershipVersion right) => left.Value >= right.Value;
}
