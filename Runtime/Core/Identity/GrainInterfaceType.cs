using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The name of a grain interface on the wire.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct GrainInterfaceType : IEquatable<GrainInterfaceType>
{
    [Id(0)]
    private readonly IdSpan _value;

    /// <summary>Wraps an id.</summary>
    public GrainInterfaceType(IdSpan value) => _value = value;

    /// <summary>Wraps a name.</summary>
    public GrainInterfaceType(string value) => _value = IdSpan.Create(value);

    /// <summary>The id.</summary>
    public IdSpan Value => _value;

    /// <summary>True for <c>default</c>.</summary>
    public bool IsDefault => _value.IsDefault;

    /// <summary>The interface named <paramref name="value"/>.</summary>
    public static GrainInterfaceType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainInterfaceType(value);
    }

    /// <inheritdoc/>
    public bool Equals(GrainInterfaceType other) => _value.Equals(other._value);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is GrainInterfaceType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _value.ToString();

    /// <summary>Equality by name.</summary>
    public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

    /// <summary>Inequality by name.</summary>
    public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);
}
