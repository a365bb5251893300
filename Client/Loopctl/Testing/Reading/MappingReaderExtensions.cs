using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>What tests read beyond the definition's own forms.</summary>
internal static class MappingReaderExtensions
{
    /// <summary>One of some words.</summary>
    public static string? Word(this MappingReader reader, string key, IReadOnlyList<string> words, bool required = false)
    {
        if (reader.Text(key, required) is not { } text)
            return null;
        if (words.Contains(text))
            return text;
        var nearest = NearestWord.Of(text, words);
        var hint = nearest is null ? $"has to be one of {string.Join(", ", words)}" : $"is not '{text}'; did you mean '{nearest}'?";
        reader.Fault(key, DefinitionErrorCodes.UnknownWord, $"'{key}' {hint}", nearest);
        return null;
    }

    /// <summary>The sets of keys of a list.</summary>
    public static IEnumerable<MappingReader> Mappings(this MappingReader reader, string key, int most, ErrorSink errors, bool required = false)
    {
        var items = reader.Items(key, most, required) ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            var path = reader.Path.Length == 0 ? $"{key}[{i}]" : $"{reader.Path}.{key}[{i}]";
            if (MappingReader.AsMapping(items[i], path, errors) is { } item)
                yield return item;
        }
    }

    public static TimeSpan? Time(this MappingReader reader, string key, bool required = false)
    {
        // Asked for first, so that a missing key is reported as one.
        reader.Find(key, required);
        return reader.Duration(key, TimeSpan.Zero, TestBounds.LongestCase);
    }
}
