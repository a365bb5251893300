using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>
/// Names one place in a JSON answer: <c>$</c>, then <c>.name</c>, <c>['name']</c> or <c>[index]</c>, at most 32 of them (the
/// part of RFC 9535 that names a single place).
/// </summary>
public sealed partial class JsonPath : IEquatable<JsonPath>
{
    // A longer path is a mistake, not an answer's shape.
    private const int MaxSteps = 32;

    private readonly ImmutableArray<(string? Name, int Index)> _steps;

    private JsonPath(string text, ImmutableArray<(string? Name, int Index)> steps)
    {
        Text = text;
        _steps = steps;
    }

    /// <summary>The whole answer.</summary>
    public static JsonPath Root { get; } = new("$", []);

    public string Text { get; }

    /// <summary>Reads a path; false when the text is none of this form.</summary>
    public static bool TryParse(string text, out JsonPath? path)
    {
        path = null;
        if (text.Length is 0 or > 1024 || text[0] != '$')
            return false;
        var steps = ImmutableArray.CreateBuilder<(string?, int)>();
        for (var at = 1; at < text.Length;)
        {
            var match = Step().Match(text, at, text.Length - at);
            if (!match.Success || steps.Count == MaxSteps)
                return false;
            steps.Add(match.Groups["index"] is { Success: true } index
                ? (null, int.Parse(index.ValueSpan, CultureInfo.InvariantCulture))
                : (match.Groups["name"].Value + match.Groups["quoted"].Value, 0));
            at += match.Length;
        }

        path = new JsonPath(text, steps.ToImmutable());
        return true;
    }

    /// <summary>The element at this place; false when the answer has no such place.</summary>
    public bool TrySelect(JsonElement root, out JsonElement found)
    {
        found = root;
        foreach (var (name, index) in _steps)
        {
            if (name is not null)
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                    return false;
            }
            else
            {
                if (found.ValueKind != JsonValueKind.Array || index >= found.GetArrayLength())
                    return false;
                found = found[index];
            }
        }

        return true;
    }

    public bool Equals(JsonPath? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as JsonPath);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    [GeneratedRegex("""\G(?:\.(?<name>[A-Za-z_][A-Za-z0-9_-]*)|\[(?<index>[0-9]{1,6})\]|\['(?<quoted>[^'\\]+)'\]|\["(?<quoted>[^"\\]+)"\])""")]
    private static partial Regex Step();
}
