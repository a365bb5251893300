using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Guid and integer keys as key text: 32 lower-case hex digits, or upper-case hex, with an optional <c>+extension</c>.</summary>
public static class GrainIdKeyExtensions
{
    /// <summary>The key text of a Guid.</summary>
    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    /// <summary>The key text of a Guid with an extension.</summary>
    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => WithExtension(key.ToString("N"), keyExtension);

    /// <summary>The key text of an integer: two's complement in upper-case hex.</summary>
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    /// <summary>The key text of an integer with an extension.</summary>
    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => WithExtension(key.ToString("X", CultureInfo.InvariantCulture), keyExtension);

    /// <summary>Reads a Guid key; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static Guid GetGuidKey(this GrainId grainId) => GetGuidKey(grainId, out _);

    /// <summary>Reads a Guid key and its extension; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) => TryGetGuidKey(grainId, out var key, out keyExt)
        ? key
        : throw new InvalidOperationException($"The key of grain '{grainId}' is not a Guid.");

    /// <summary>Reads an integer key; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static long GetIntegerKey(this GrainId grainId) => GetIntegerKey(grainId, out _);

    /// <summary>Reads an integer key and its extension; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) => TryGetIntegerKey(grainId, out var key, out keyExt)
        ? key
        : throw new InvalidOperationException($"The key of grain '{grainId}' is not an integer.");

    /// <summary>Reads a Guid key; false when the key is of another kind.</summary>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = Split(grainId, out keyExt);
        return Guid.TryParseExact(text, "N", out key);
    }

    /// <summary>Reads an integer key; false when the key is of another kind.</summary>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = Split(grainId, out keyExt);
        key = 0;
        return text.Length is > 0 and <= 16 && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    private static IdSpan WithExtension(string key, string? extension) => IdSpan.Create(extension is null ? key : $"{key}+{extension}");

    private static string Split(GrainId grainId, out string? extension)
    {
        var text = grainId.Key.ToString();
        var plus = text.IndexOf('+');
        extension = plus < 0 ? null : text[(plus + 1)..];
        return plus < 0 ? text : text[..plus];
    }
}
