namespace Orleans.Runtime.GrainDirectory;

/// <summary>The answer of the silo that was asked as owner.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class DirectoryReply(long version, bool isRefused, GrainAddress? address)
{
    /// <summary>The view the answer was given in.</summary>
    [Id(0)]
    public long Version { get; } = version;

    /// <summary>The asked silo does not own the grain in that view: ask the owner of that view or a newer one.</summary>
    [Id(1)]
    public bool IsRefused { get; } = isRefused;

    /// <summary>The activation that is registered now, null for none.</summary>
    [Id(2)]
    public GrainAddress? Address { get; } = address;
}
