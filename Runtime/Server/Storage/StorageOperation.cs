namespace Orleans.Runtime;

/// <summary>What a persistent state does with its storage.</summary>
internal enum StorageOperation
{
    Read,
    Write,
    Clear,
}
