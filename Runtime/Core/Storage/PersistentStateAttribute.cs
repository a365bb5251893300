namespace Orleans.Runtime;

/// <summary>Injects a persistent state into a grain's constructor.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>The state's name.</summary>
    public string StateName { get; } = stateName;

    /// <summary>The provider's name, null for the default one.</summary>
    public string? StorageName { get; } = storageName;
}
