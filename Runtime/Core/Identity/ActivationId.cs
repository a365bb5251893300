using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The identity of one activation of a grain.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct ActivationId : IEquatable<ActivationId>
{
    [Id(0)]
    private readonly Guid _key;

    /// <summary>Wraps a Guid.</summary>
    public ActivationId(Guid key) => _key = key;

    /// <summary>The Guid inside.</summary>
    public Guid Key => _key;

    /// <summary>True for <c>default</c>.</summary>
    public bool IsDefault => _key == Guid.Empty;

    /// <summary>A fresh identity.</summary>
    public static ActivationId NewId() => new(World.NewGuid());

    /// <summary>Text that <see cref="FromParsableString"/> reads back.</summary>
    public string ToParsableString() => $"@{_key:N}";

    /// <summary>Reads the text of <see cref="ToParsableString"/>; anything else is a <see cref="FormatException"/>.</summary>
    public static ActivationId FromParsableString(string activationId)
    {
        ArgumentNullException.ThrowIfNull(activationId);
        return activationId.Length == 33 && activationId[0] == '@' && Guid.TryParseExact(activationId.AsSpan(1), "N", out var key)
            ? new ActivationId(key)
            : throw new FormatException($"'{activationId}' is not an activation id: expected '@' and 32 hex digits.");
    }

    /// <inheritdoc/>
    public bool Equals(ActivationId other) => _key.Equals(other._key);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ActivationId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _key.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => ToParsableString();

    /// <summary>Equality.</summary>
    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);
}
