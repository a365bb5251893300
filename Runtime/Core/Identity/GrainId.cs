using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Orleans.Runtime;

/// <summary>The identity of a grain: its type and its key, written <c>type/key</c>.</summary>
[Immutable]
[GenerateSerializer]
[JsonConverter(typeof(GrainIdJsonConverter))]
public readonly struct GrainId : IEquatable<GrainId>, IComparable<GrainId>, IParsable<GrainId>, ISpanParsable<GrainId>, ISpanFormattable
{
    [Id(0)]
    private readonly GrainType _type;

    [Id(1)]
    private readonly IdSpan _key;

    /// <summary>Joins a type and a key.</summary>
    public GrainId(GrainType type, IdSpan key)
    {
        _type = type;
        _key = key;
    }

    /// <summary>The kind of grain.</summary>
    public GrainType Type => _type;

    /// <summary>The key within its type.</summary>
    public IdSpan Key => _key;

    /// <summary>True for <c>default</c>.</summary>
    public bool IsDefault => _type.IsDefault && _key.IsDefault;

    /// <summary>Joins a type and a key; blank text is refused with <see cref="ArgumentException"/>.</summary>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <summary>Joins a type and a key; a blank key is refused with <see cref="ArgumentException"/>.</summary>
    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    /// <summary>Joins a type and a key.</summary>
    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Reads <c>type/key</c>, split at the first slash; anything else is a <see cref="FormatException"/>.</summary>
    public static GrainId Parse(string value) => Parse(value.AsSpan(), null);

    /// <inheritdoc/>
    public static GrainId Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc/>
    public static GrainId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out var result)
        ? result
        : throw new FormatException($"'{s}' is not a grain id: expected 'type/key'.");

    /// <summary>Reads <c>type/key</c>; false when the text has another form.</summary>
    public static bool TryParse(string? value, out GrainId result) => TryParse(value.AsSpan(), null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GrainId result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out GrainId result)
    {
        var slash = s.IndexOf('/');
        if (slash <= 0 || slash == s.Length - 1)
        {
            result = default;
            return false;
        }

        result = Create(s[..slash].ToString(), s[(slash + 1)..].ToString());
        return true;
    }

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => unchecked(_type.GetUniformHashCode() * 31 + _key.GetUniformHashCode());

    /// <inheritdoc/>
    public bool Equals(GrainId other) => _key.Equals(other._key) && _type.Equals(other._type);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)GetUniformHashCode());

    /// <inheritdoc/>
    public int CompareTo(GrainId other)
    {
        var byType = _type.CompareTo(other._type);
        return byType != 0 ? byType : _key.CompareTo(other._key);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_type}/{_key}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite($"{_type}/{_key}", out charsWritten);

    /// <summary>Equality of type and key.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Inequality of type or key.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}
