namespace Orleans.Runtime;

/// <summary>Which state of which provider.</summary>
public interface IPersistentStateConfiguration
{
    /// <summary>The state's name.</summary>
    string StateName { get; }

    /// <summary>The provider's name, null for the default one.</summary>
    string? StorageName { get; }
}
