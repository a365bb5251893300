using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Orleans.Runtime;

/// <summary>The UTF-8 bytes that identify a grain type or a grain key.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>, ISpanFormattable
{
    [Id(0)]
    private readonly byte[]? _value;

    [Id(1)]
    private readonly int _hashCode;

    /// <summary>Wraps <paramref name="value"/>, which must not change afterwards.</summary>
    public IdSpan(byte[] value)
    {
        _value = value;
        _hashCode = (int)StableHash.ComputeHash(value);
    }

    /// <summary>True for <c>default</c>; an empty id is not default.</summary>
    public bool IsDefault => _value is null;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Value => _value;

    /// <summary>The id made of the UTF-8 bytes of <paramref name="id"/>.</summary>
    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new IdSpan(Encoding.UTF8.GetBytes(id));
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> AsSpan() => _value;

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => (uint)_hashCode;

    /// <inheritdoc/>
    public bool Equals(IdSpan other)
    {
        if (ReferenceEquals(_value, other._value)) return true;
        if (_hashCode != other._hashCode || _value is null || other._value is null) return false;
        return _value.AsSpan().SequenceEqual(other._value);
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hashCode;

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => AsSpan().SequenceCompareTo(other.AsSpan());

    /// <inheritdoc/>
    public override string ToString() => _value is null ? "" : Encoding.UTF8.GetString(_value);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Encoding.UTF8.TryGetChars(_value, destination, out charsWritten);

    /// <summary>Byte equality.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Byte inequality.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
