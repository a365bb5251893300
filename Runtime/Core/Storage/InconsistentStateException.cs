namespace Orleans.Storage;

/// <summary>The store holds another version than the one that was read.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    /// <summary>Without a message.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>With a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With both marks.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>With both marks and a cause.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>With both marks and a cause.</summary>
    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    /// <summary>The mark in the store.</summary>
    [Id(0)]
    public string? StoredEtag { get; private set; }

    /// <summary>The mark held.</summary>
    [Id(1)]
    public string? CurrentEtag { get; private set; }

    /// <summary>The activation that held the stale state; only that one is deactivated when this escapes.</summary>
    [field: NonSerialized]
    internal ActivationId SourceActivation { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()} Stored ETag: {StoredEtag ?? "none"}. Held ETag: {CurrentEtag ?? "none"}.";
}
