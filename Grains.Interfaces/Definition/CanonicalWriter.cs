using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>
/// Writes keys and values as YAML, two spaces a level, a text quoted only where YAML could take it for something else. What is
/// null is left out.
/// </summary>
internal sealed partial class CanonicalWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>The next key is the first of a list item.</summary>
    private bool _dash;

    internal CanonicalWriter Text(string key, string? value) => value is null ? this : Line(key, Quoted(value));

    internal CanonicalWriter Flag(string key, bool value) => Line(key, value ? "true" : "false");

    internal CanonicalWriter Number(string key, double? value) => value is { } number ? Line(key, Digits(number)) : this;

    internal CanonicalWriter Numbers(string key, double first, double second) => Line(key, $"[{Digits(first)}, {Digits(second)}]");

    internal CanonicalWriter Texts(string key, IEnumerable<string> values)
    {
        var list = string.Join(", ", values.Select(Quoted));
        return list.Length == 0 ? this : Line(key, $"[{list}]");
    }

    internal CanonicalWriter Duration(string key, TimeSpan? value) => value is { } duration ? Line(key, DurationText.Write(duration)) : this;

    internal CanonicalWriter EmptySet(string key) => Line(key, "{}");

    internal CanonicalWriter Nested(string key, Action<CanonicalWriter> write)
    {
        Start(key).Append('\n');
        _level++;
        write(this);
        _level--;
        return this;
    }

    /// <summary>A list of mappings; an empty one is left out.</summary>
    internal CanonicalWriter List<T>(string key, ImmutableArray<T> items, Action<CanonicalWriter, T> write)
    {
        if (items.IsEmpty)
            return this;
        Start(key).Append('\n');
        _level += 2;
        foreach (var item in items)
        {
            _dash = true;
            write(this, item);
        }

        _level -= 2;
        return this;
    }

    public override string ToString() => _text.ToString();

    private CanonicalWriter Line(string key, string value)
    {
        Start(key).Append(' ').Append(value).Append('\n');
        return this;
    }

    private StringBuilder Start(string key)
    {
        _text.Append(' ', (_level * 2) - (_dash ? 2 : 0));
        if (_dash)
            _text.Append("- ");
        _dash = false;
        return _text.Append(Quoted(key)).Append(':');
    }

    // The shortest text that reads back to the same bits; -0 is 0 to every part of a loop.
    private static string Digits(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => PlainForm().IsMatch(text) && !IsWordOfYaml(text) ? text : JsonSerializer.Serialize(text);

    private static bool IsWordOfYaml(string text) =>
        text.ToLowerInvariant() is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n" or "nan" or "inf" or "infinity";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex PlainForm();
}
