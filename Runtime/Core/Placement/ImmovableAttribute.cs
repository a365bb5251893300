namespace Orleans.Placement;

/// <summary>Opts a grain class out of automatic rebalancing.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class ImmovableAttribute(ImmovableKind kind = ImmovableKind.Any) : Attribute
{
    /// <summary>What may not move it.</summary>
    public ImmovableKind Kind { get; } = kind;
}
