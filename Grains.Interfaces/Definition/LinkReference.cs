using System.Text.RegularExpressions;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The edge between two parts of a loop, such as <c>p95_ms->controller</c>.</summary>
/// <param name="From">A source, signal or stage, or <c>controller</c>.</param>
/// <param name="To">A signal or stage, <c>controller</c>, or an output.</param>
public sealed partial record LinkReference(string From, string To)
{
    /// <summary>Reads a link; false when the text is none.</summary>
    public static bool TryParse(string text, out LinkReference? link)
    {
        link = LinkForm().Match(text) is { Success: true } match ? new LinkReference(match.Groups[1].Value, match.Groups[2].Value) : null;
        return link is not null;
    }

    /// <summary>As it stands in a definition.</summary>
    public override string ToString() => $"{From}->{To}";

    [GeneratedRegex(@"\A\s*([A-Za-z][A-Za-z0-9_-]{0,62})\s*->\s*([A-Za-z][A-Za-z0-9_-]{0,62})\s*\z")]
    private static partial Regex LinkForm();
}
