namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>A piece of the text for a message: short, on one line.</summary>
internal static class Excerpt
{
    internal static string Of(string text, int longest = 40)
    {
        var cut = text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text;
        return string.Concat(cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
