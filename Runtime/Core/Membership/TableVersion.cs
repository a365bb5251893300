namespace Orleans;

/// <summary>The membership table's version and its mark.</summary>
[GenerateSerializer]
[Immutable]
public sealed class TableVersion(int version, string eTag)
{
    /// <summary>The version; each successful write adds one.</summary>
    [Id(0)]
    public int Version { get; } = version;

    /// <summary>The mark a write is conditional on.</summary>
    [Id(1)]
    public string VersionEtag { get; } = eTag;

    /// <summary>The next version, conditional on the same mark.</summary>
    public TableVersion Next() => new(Version + 1, VersionEtag);

    /// <inheritdoc/>
    public override string ToString() => $"<{Version}, {VersionEtag}>";
}
