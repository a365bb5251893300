namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>The range a number has to be in.</summary>
/// <param name="Min">Lower end.</param>
/// <param name="Max">Upper end, inclusive.</param>
/// <param name="AboveMin">Whether the lower end itself is out.</param>
internal readonly record struct NumberBounds(double Min, double Max, bool AboveMin = false)
{
    internal static readonly NumberBounds Finite = new(double.MinValue, double.MaxValue);

    internal static readonly NumberBounds NotNegative = new(0, double.MaxValue);

    internal static readonly NumberBounds Positive = new(0, double.MaxValue, AboveMin: true);

    internal bool Contains(double value) => (AboveMin ? value > Min : value >= Min) && value <= Max;

    public override string ToString()
    {
        var low = AboveMin ? $"above {Min}" : $"{Min} or more";
        return Max < double.MaxValue ? $"{low}, at most {Max}" : low;
    }
}
