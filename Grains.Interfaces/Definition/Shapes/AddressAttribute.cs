namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>The schemes that a URL may have; http and https when not said.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class AddressAttribute(params string[] schemes) : Attribute
{
    internal IReadOnlyList<string> Schemes { get; } = schemes;
}
