namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The range a signal's value can have, in its unit; finite, <c>Low</c> below <c>High</c>, both inclusive.</summary>
public sealed record ValueRange(double Low, double High)
{
    public bool Contains(double value) => value >= Low && value <= High;
}
