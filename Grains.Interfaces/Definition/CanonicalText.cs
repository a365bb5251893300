using System.Collections;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OrleansHa.Grains.Interfaces.Definition.Parsing;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Writes a definition in its one canonical form. Reading it back gives the same definition.</summary>
internal static class CanonicalText
{
    internal static string Hash(LoopDefinition loop) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(loop))));

    internal static string Write(LoopDefinition loop)
    {
        var text = new CanonicalWriter();
        text.Text("apiVersion", LoopBinder.ApiVersion).Text("kind", LoopBinder.Kind);
        text.Nested("metadata", metadata =>
        {
            metadata.Text("name", loop.Name);
            WriteValue(metadata, "labels", loop.Labels);
        });
        text.Nested("spec", spec => WriteRecord(spec, typeof(LoopDefinition), loop));
        return text.ToString();
    }

    internal static string Write(SourceDefinition source)
    {
        var text = new CanonicalWriter();
        WriteRecord(text, typeof(SourceDefinition), source);
        return text.ToString();
    }

    /// <summary>The keys of a record; <paramref name="family"/> is the type that the place is declared with.</summary>
    private static void WriteRecord(CanonicalWriter text, Type family, object record)
    {
        var union = Shape.Of(family).Union;
        if (union is { By: null })
        {
            WriteKind(text, family, record);
            return;
        }

        var fields = Shape.Of(record.GetType()).Fields.Where(field => !field.IsOutside).ToList();
        var isTyped = union is null;
        foreach (var field in fields)
        {
            WriteField(text, field, field.Property.GetValue(record));

            // After the name, or first where there is none.
            if (!isTyped && (field.Key == "name" || fields.All(other => other.Key != "name")))
            {
                text.Text(union!.By!, Shape.WordOf(family, record));
                isTyped = true;
            }
        }
    }

    private static void WriteKind(CanonicalWriter text, Type family, object record)
    {
        var word = Shape.WordOf(family, record);
        if (Shape.Of(record.GetType()).Fields.Any(field => field.Property.GetValue(record) is not null))
            text.Nested(word, inner => WriteRecord(inner, record.GetType(), record));
        else
            text.EmptySet(word);
    }

    private static void WriteField(CanonicalWriter text, ShapeField field, object? value)
    {
        if (value is null)
            return;
        if (field.IsUnionByKey)
            WriteKind(text, field.Type, value);
        else if (field.ItemType is { } item)
            WriteList(text, field, item, [.. ((IEnumerable)value).Cast<object>()]);
        else if (!WriteValue(text, field.Key, value))
            text.Nested(field.Key, inner => WriteRecord(inner, field.Type, value));
    }

    private static void WriteList(CanonicalWriter text, ShapeField field, Type item, ImmutableArray<object> items)
    {
        if (field.Attribute<KeyedAttribute>() is not null)
        {
            text.Nested(field.Key, inner =>
            {
                foreach (var named in items)
                    inner.Nested((string)item.GetProperty("Name")!.GetValue(named)!, keys => WriteRecord(keys, item, named));
            });
        }
        else if (item == typeof(string))
        {
            text.Texts(field.Key, items.Cast<string>());
        }
        else
        {
            text.List(field.Key, items, (row, record) => WriteRecord(row, item, record));
        }
    }

    /// <summary>Whether it is a plain value, which is then written.</summary>
    private static bool WriteValue(CanonicalWriter text, string key, object value)
    {
        var written = value switch
        {
            string line => text.Text(key, line),
            double number => text.Number(key, number),
            int whole => text.Number(key, whole),
            bool flag => text.Flag(key, flag),
            TimeSpan duration => text.Duration(key, duration),
            Enum word => text.Text(key, EnumWords.Of(word.GetType()).WordOf(word)),
            ValueRange range => text.Numbers(key, range.Low, range.High),
            Uri url => text.Text(key, url.OriginalString),
            Quantity { IsDuration: false } quantity => text.Number(key, quantity.Value),
            SecretReference or JsonPath or Quantity or Condition or LinkReference => text.Text(key, value.ToString()),
            ImmutableSortedDictionary<string, string> map => map.IsEmpty ? text : text.Nested(key, inner => WriteMap(inner, map)),
            _ => null,
        };
        return written is not null;
    }

    private static void WriteMap(CanonicalWriter text, ImmutableSortedDictionary<string, string> map)
    {
        foreach (var (name, value) in map)
            text.Text(name, value);
    }
}
