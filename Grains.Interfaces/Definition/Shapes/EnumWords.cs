using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>The words that stand for the values of an enum, used to read and to write.</summary>
internal sealed class EnumWords
{
    private static readonly ConcurrentDictionary<Type, EnumWords> Known = new();

    private EnumWords(Type type)
    {
        Type = type;
        All = [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field =>
            (field.GetCustomAttribute<WordAttribute>()?.Word ?? SnakeCase(field.Name), field.GetValue(null)!))];
    }

    internal Type Type { get; }

    /// <summary>In the order of the enum.</summary>
    internal ImmutableArray<(string Word, object Value)> All { get; }

    internal static EnumWords Of(Type type) => Known.GetOrAdd(type, static type => new EnumWords(type));

    internal object? ValueOf(string word)
    {
        foreach (var (known, value) in All)
        {
            if (known == word)
                return value;
        }

        return null;
    }

    internal string WordOf(object value)
    {
        foreach (var (word, known) in All)
        {
            if (known.Equals(value))
                return word;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, $"No word stands for this {Type.Name}.");
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
