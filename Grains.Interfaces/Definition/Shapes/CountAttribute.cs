namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>How many a list or set of names may have; from 0 on it may be absent.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class CountAttribute(int least, int most) : Attribute
{
    internal int Least { get; } = least;

    internal int Most { get; } = most;
}
