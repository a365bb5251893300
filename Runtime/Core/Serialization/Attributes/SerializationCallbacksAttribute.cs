namespace Orleans;

/// <summary>Hooks, taken from the services, that run around serialization.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class SerializationCallbacksAttribute(Type hookType) : Attribute
{
    /// <summary>The hooks' type.</summary>
    public Type HookType { get; } = hookType;
}
