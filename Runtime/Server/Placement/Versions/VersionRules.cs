using System.Collections.Frozen;

namespace Orleans.Runtime.Placement;

/// <summary>The rules that GrainVersioningOptions names.</summary>
internal static class VersionRules
{
    /// <summary>Whether a silo that has a version may serve a call of the requested one.</summary>
    public static FrozenDictionary<string, Func<ushort, ushort, bool>> Compatibility { get; } = new Dictionary<string, Func<ushort, ushort, bool>>
    {
        ["BackwardCompatible"] = static (requested, current) => requested <= current,
        ["AllVersionsCompatible"] = static (_, _) => true,
        ["StrictVersionCompatible"] = static (requested, current) => requested == current,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Which of the compatible versions new activations get, earliest to latest; never none.</summary>
    public static FrozenDictionary<string, Func<ushort[], ushort[]>> Selection { get; } = new Dictionary<string, Func<ushort[], ushort[]>>
    {
        ["AllCompatibleVersions"] = static versions => versions,
        ["LatestVersion"] = static versions => [versions[^1]],
        ["MinimumVersion"] = static versions => [versions[0]],
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
