namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>The range of a number.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class WithinAttribute(double low, double high) : Attribute
{
    internal double Low { get; } = low;

    internal double High { get; } = high;

    /// <summary>Whether the lower end itself is out.</summary>
    public bool AboveLow { get; init; }
}
