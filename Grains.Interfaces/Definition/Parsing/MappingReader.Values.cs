using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal sealed partial class MappingReader
{
    internal string? Text(string key, bool required = false) => Scalar(key, required, "a text")?.Text;

    /// <summary>A name: a letter, then letters, digits, hyphens and underscores.</summary>
    internal string? Name(string key)
    {
        if (Text(key) is not { } name)
            return null;
        if (IsName(name))
            return name;
        Fault(key, DefinitionErrorCodes.WrongForm, NameRule(name));
        return null;
    }

    /// <summary>A name in DNS form: lower-case letters, digits and inner hyphens.</summary>
    internal string? DnsName(string key, bool required = false)
    {
        if (Text(key, required) is not { } name)
            return null;
        if (name.Length <= DefinitionBounds.NameLength && DnsForm().IsMatch(name))
            return name;
        Fault(key, DefinitionErrorCodes.WrongForm,
            $"'{Excerpt.Of(name)}' has to be lower-case letters, digits and inner hyphens, at most {DefinitionBounds.NameLength}.");
        return null;
    }

    internal double? Number(string key, NumberBounds bounds, bool required = false) =>
        Scalar(key, required, "a number") is { } scalar ? AsNumber(scalar, PathOf(key), bounds, _errors) : null;

    internal int? Whole(string key, NumberBounds bounds)
    {
        if (Number(key, bounds) is not { } number)
            return null;
        if (number == Math.Floor(number))
            return (int)number;
        Fault(key, DefinitionErrorCodes.OutOfRange, $"'{key}' has to be a whole number.");
        return null;
    }

    internal bool? Flag(string key)
    {
        if (Scalar(key, required: false, "true or false") is not { } scalar)
            return null;
        if (scalar is { IsPlain: true, Text: "true" or "false" })
            return scalar.Text == "true";
        Fault(key, DefinitionErrorCodes.WrongType, $"'{key}' has to be true or false.");
        return null;
    }

    internal TimeSpan? Duration(string key, TimeSpan min, TimeSpan max)
    {
        if (Text(key) is not { } text)
            return null;
        if (!DurationText.TrySplit(text, out var number, out var unit))
        {
            Fault(key, DefinitionErrorCodes.WrongType, $"'{key}' has to be a duration such as 250ms, 1s, 5m or 1h.");
            return null;
        }

        if (DurationText.From(number, unit) is not { } duration)
        {
            var nearest = DurationText.NearestUnit(unit);
            Fault(key, DefinitionErrorCodes.WrongUnit, $"'{Excerpt.Of(text)}' needs a unit: ms, s, m or h.", nearest is null ? null : $"{text[..^unit.Length].Trim()}{nearest}");
            return null;
        }

        if (duration >= min && duration <= max)
            return duration;
        Fault(key, DefinitionErrorCodes.OutOfRange, $"'{key}' has to be from {DurationText.Write(min)} to {DurationText.Write(max)}.");
        return null;
    }

    /// <summary>Two numbers <c>[low, high]</c>, low below high.</summary>
    internal ValueRange? Range(string key)
    {
        if (Items(key, most: 2) is not { } items)
            return null;
        if (items.Count != 2 || items[0] is not ScalarNode first || items[1] is not ScalarNode second)
        {
            Fault(key, DefinitionErrorCodes.WrongType, $"'{key}' has to be two numbers: [low, high].");
            return null;
        }

        var low = AsNumber(first, $"{PathOf(key)}[0]", NumberBounds.Finite, _errors);
        var high = AsNumber(second, $"{PathOf(key)}[1]", NumberBounds.Finite, _errors);
        if (low is not { } from || high is not { } to)
            return null;
        if (from < to)
            return new ValueRange(from, to);
        Fault(key, DefinitionErrorCodes.MinAboveMax, $"'{key}' has to run from low to high, but {from} is not below {to}.");
        return null;
    }

    internal static bool IsName(string name) => name.Length <= DefinitionBounds.NameLength && NameForm().IsMatch(name);

    internal static string NameRule(string name) =>
        $"'{Excerpt.Of(name)}' has to be a letter, then letters, digits, hyphens and underscores, at most {DefinitionBounds.NameLength}.";

    internal static double? AsNumber(ScalarNode scalar, string path, NumberBounds bounds, ErrorSink errors)
    {
        if (scalar.IsPlain && NotFiniteForm().IsMatch(scalar.Text))
        {
            errors.Add(scalar.At, path, DefinitionErrorCodes.NotFinite, "A finite number is expected here.");
            return null;
        }

        // .NET reads "1e999" as infinity, so both ends are looked at.
        if (!scalar.IsPlain || !double.TryParse(scalar.Text, NumberStyles.Float & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            errors.Add(scalar.At, path, DefinitionErrorCodes.WrongType, $"A number is expected here, not {scalar.Kind}.");
        else if (!double.IsFinite(number))
            errors.Add(scalar.At, path, DefinitionErrorCodes.NotFinite, "This number is too large to hold.");
        else if (!bounds.Contains(number))
            errors.Add(scalar.At, path, DefinitionErrorCodes.OutOfRange, $"The number has to be {bounds}.");
        else
            return number;
        return null;
    }

    private ScalarNode? Scalar(string key, bool required, string expected)
    {
        switch (Find(key, required))
        {
            case ScalarNode { IsEmpty: false } scalar:
                return scalar;
            case null or RefusedNode:
                return null;
            case var other:
                Fault(key, DefinitionErrorCodes.WrongType, $"'{key}' has to be {expected}, not {other.Kind}.");
                return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex DnsForm();

    [GeneratedRegex(@"\A[+-]?(\.?nan|\.?inf|infinity|∞)\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NotFiniteForm();
}
