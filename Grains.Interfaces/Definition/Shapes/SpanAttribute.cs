using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>The range of a duration, both ends inclusive.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class SpanAttribute(string shortest, string longest) : Attribute
{
    internal string Shortest { get; } = shortest;

    internal string Longest { get; } = longest;

    internal TimeSpan Least { get; } = DurationText.Parse(shortest);

    internal TimeSpan Most { get; } = DurationText.Parse(longest);
}
