using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal sealed partial class MappingReader
{
    internal delegate bool TryParse<T>(string text, out T? value);

    /// <summary>A text of a form, not empty, at most so many characters.</summary>
    internal string? Text(string key, TextForm form, int most)
    {
        if (Text(key) is not { } text)
            return null;
        if (text.Length > most)
            Fault(key, DefinitionErrorCodes.TooLarge, $"'{key}' has at most {most} characters.");
        else if (text.Any(c => char.IsControl(c) && !(form == TextForm.Block && c is '\n' or '\t' or '\r')) || text.Any(char.IsSurrogate) && !IsWellFormed(text))
            Fault(key, DefinitionErrorCodes.WrongForm, $"'{key}' must not hold control characters.");
        else if (form == TextForm.Path && (!text.StartsWith('/') || text.Split('/').Contains("..")))
            Fault(key, DefinitionErrorCodes.WrongForm, $"'{key}' has to be an absolute path without '..'.");
        else if (form == TextForm.ClassName && !ClassForm().IsMatch(text))
            Fault(key, DefinitionErrorCodes.WrongForm, $"'{key}' has to be the full name of a class, such as Acme.Plugins.Smoother.");
        else if (form == TextForm.Block && string.IsNullOrWhiteSpace(text))
            Fault(key, DefinitionErrorCodes.WrongForm, $"'{key}' must not be empty.");
        else
            return text;
        return null;
    }

    /// <summary>A unit in its canonical form.</summary>
    internal string? Units(string key)
    {
        if (Text(key) is not { } units)
            return null;
        if (SignalUnits.TryCanonical(units, out var canonical))
            return canonical;
        var nearest = SignalUnits.Nearest(units);
        var hint = nearest is null ? "use a UCUM code such as ms, Cel, %, bar or 1" : $"did you mean '{nearest}'?";
        Fault(key, DefinitionErrorCodes.WrongUnit, $"Unknown unit '{Excerpt.Of(units)}'; {hint}", nearest);
        return null;
    }

    /// <summary>A reference to a secret; a secret itself is refused without being shown.</summary>
    internal SecretReference? Secret(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (SecretReference.TryParse(text, out var reference))
            return reference;
        Fault(key, DefinitionErrorCodes.LiteralSecret, "A secret has to be a reference, ${env:NAME} or ${file:/absolute/path}; its value must not stand here.");
        return null;
    }

    /// <summary>An absolute address of one of the schemes, without user information, fragment or secret.</summary>
    internal Uri? Url(string key, IReadOnlyList<string> schemes)
    {
        if (Text(key) is not { } text)
            return null;
        if (text.Contains("${", StringComparison.Ordinal))
            Fault(key, DefinitionErrorCodes.WrongForm, "A secret reference cannot be part of a URL; use 'auth'.");
        else if (text.Length > DefinitionBounds.UrlLength || text.Any(char.IsControl) || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || !schemes.Contains(url.Scheme) || url.Host.Length == 0)
            Fault(key, DefinitionErrorCodes.WrongForm, $"'{key}' has to be an absolute {string.Join(" or ", schemes)} URL of at most {DefinitionBounds.UrlLength} characters.");
        else if (url.UserInfo.Length > 0)
            Fault(key, DefinitionErrorCodes.LiteralSecret, "A URL must not hold a user or password; use 'auth' with a reference such as ${env:NAME}.");
        else if (url.Fragment.Length > 0)
            Fault(key, DefinitionErrorCodes.WrongForm, "A URL with a fragment ('#') cannot be requested.");
        else
            return url;
        return null;
    }

    /// <summary>A text that a type reads itself.</summary>
    internal T? Formed<T>(string key, TryParse<T> tryParse, string rule, string? suggestion = null)
        where T : class
    {
        if (Text(key) is not { } text)
            return null;
        if (tryParse(text, out var value))
            return value;
        Fault(key, DefinitionErrorCodes.WrongForm, rule, suggestion);
        return null;
    }

    /// <summary>Names and texts, such as labels.</summary>
    internal ImmutableSortedDictionary<string, string> TextMap()
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, _, _, _) in Members())
        {
            if (name.Length is 0 or > DefinitionBounds.NameLength || name.Any(char.IsControl))
                Fault(name, DefinitionErrorCodes.WrongForm, $"A name here has 1 to {DefinitionBounds.NameLength} characters.");
            else if (Text(name) is { } value)
            {
                if (value.Length > DefinitionBounds.LabelLength)
                    Fault(name, DefinitionErrorCodes.TooLarge, $"A value here has at most {DefinitionBounds.LabelLength} characters.");
                map[name] = value;
            }
        }

        return map.ToImmutable();
    }

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*([.+][A-Za-z_][A-Za-z0-9_]*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex ClassForm();
}
