namespace Orleans;

/// <summary>A stable wire name that survives renames.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>The name.</summary>
    public string Alias { get; } = alias;
}
