namespace Orleans.Runtime;

/// <summary>What a [PersistentState] says.</summary>
internal sealed record PersistentStateConfiguration(string StateName, string? StorageName) : IPersistentStateConfiguration;
