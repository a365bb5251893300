using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The name of a kind of grain, the same on every silo.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>, ISpanFormattable
{
    [Id(0)]
    private readonly IdSpan _value;

    /// <summary>Wraps an id.</summary>
    public GrainType(IdSpan id) => _value = id;

    /// <summary>Wraps UTF-8 bytes.</summary>
    public GrainType(byte[] value) => _value = new IdSpan(value);

    /// <summary>The id.</summary>
    public IdSpan Value => _value;

    /// <summary>True for <c>default</c>.</summary>
    public bool IsDefault => _value.IsDefault;

    /// <summary>The type named <paramref name="value"/>; blank text is refused with <see cref="ArgumentException"/>.</summary>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(IdSpan.Create(value));
    }

    /// <summary>The UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> AsSpan() => _value.AsSpan();

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => _value.GetUniformHashCode();

    /// <inheritdoc/>
    public bool Equals(GrainType other) => _value.Equals(other._value);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(GrainType other) => _value.CompareTo(other._value);

    /// <inheritdoc/>
    public override string ToString() => _value.ToString();

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ((ISpanFormattable)_value).TryFormat(destination, out charsWritten, format, provider);

    /// <summary>Equality by bytes.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Inequality by bytes.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
