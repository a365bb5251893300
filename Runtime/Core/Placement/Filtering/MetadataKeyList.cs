namespace Orleans.Runtime.Placement.Filtering;

/// <summary>Metadata keys as one grain property, comma separated.</summary>
internal static class MetadataKeyList
{
    public static string Format(string[] keys) => string.Join(',', keys);

    public static string[] Parse(string? value, Type strategy) => value is null
        ? throw new InvalidOperationException($"{strategy.Name} has no metadata keys among the grain's properties.")
        : value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
