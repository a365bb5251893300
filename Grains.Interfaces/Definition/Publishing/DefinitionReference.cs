using System.Collections.Immutable;
using System.Text;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition.Publishing;

/// <summary>The tables of the reference of keys, made from the model.</summary>
internal sealed class DefinitionReference(ModelDocs docs)
{
    private readonly StringBuilder _text = new();
    private readonly Queue<Type> _waiting = new();
    private readonly HashSet<Type> _seen = [];

    internal static string Write(ModelDocs docs)
    {
        var reference = new DefinitionReference(docs);
        reference.Await(typeof(LoopDefinition));
        while (reference._waiting.TryDequeue(out var type))
            reference.Section(Shape.Of(type));
        return reference._text.ToString();
    }

    private void Section(Shape shape)
    {
        _text.Append($"\n## {Title(shape.Type)}\n\n{docs.Of(shape.Type)}\n");
        if (shape.Kinds.IsEmpty)
        {
            Table(shape.Fields);
            return;
        }

        // What all kinds have stands once.
        if (!shape.Fields.IsEmpty)
            Table(shape.Fields);
        foreach (var kind in shape.Kinds)
        {
            _text.Append($"\n**`{kind.Word}`**: {docs.Of(kind.Type)}\n");
            var own = Shape.Of(kind.Type).Fields.Where(field => shape.Fields.All(common => common.Key != field.Key)).ToImmutableArray();
            if (!own.IsEmpty)
                Table(own);
        }
    }

    private void Table(ImmutableArray<ShapeField> fields)
    {
        _text.Append("\n| key | value | default | |\n|---|---|---|---|\n");
        foreach (var field in fields.Where(field => !field.IsOutside))
        {
            if (field.IsUnionByKey)
            {
                Await(field.Type);
                _text.Append($"| {string.Join(", ", Shape.Of(field.Type).Kinds.Select(kind => $"`{kind.Word}`"))} | [{Title(field.Type)}](#{Anchor(field.Type)}) | one is required | {docs.Of(field)} |\n");
                continue;
            }

            var usual = field.Default is { } text ? $"`{text}`" : field.Computed ?? (field.IsRequired ? "required" : "");
            _text.Append($"| `{field.Key}` | {Value(field)} | {usual} | {docs.Of(field).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    private string Value(ShapeField field)
    {
        var type = field.ItemType ?? field.Type;
        var value = type.IsEnum ? string.Join(", ", EnumWords.Of(type).All.Select(pair => $"`{pair.Word}`"))
            : type == typeof(double) || type == typeof(int) ? Number(type == typeof(int) ? "whole number" : "number", field.Attribute<WithinAttribute>())
            : type == typeof(TimeSpan) ? $"duration, {field.Attribute<SpanAttribute>()!.Shortest} to {field.Attribute<SpanAttribute>()!.Longest}"
            : Simple(type, field) ?? Link(type);
        return field.Attribute<CountAttribute>() is { } count && field.ItemType is not null
            ? $"{(field.Attribute<KeyedAttribute>() is null ? "list" : "set by name")} of {count.Least} to {count.Most}: {value}"
            : value;
    }

    private static string Number(string word, WithinAttribute? within) => within switch
    {
        null => word,
        { High: < double.MaxValue } => $"{word}, {(within.AboveLow ? "above " : "")}{within.Low} to {within.High}",
        _ => $"{word}, {(within.AboveLow ? "above 0" : "0 and more")}",
    };

    private static string? Simple(Type type, ShapeField field) => type.Name switch
    {
        "Boolean" => "true or false",
        "Uri" => $"URL, {string.Join(" or ", field.Attribute<AddressAttribute>()?.Schemes ?? ["http", "https"])}",
        "JsonPath" => "JSON path",
        "SecretReference" => "`${env:NAME}` or `${file:/path}`",
        "ValueRange" => "`[low, high]`",
        "Quantity" => "number or duration",
        "Condition" => "condition",
        "LinkReference" => "link",
        "String" => field.Attribute<TextAttribute>()?.Form switch
        {
            TextForm.Name => "name",
            TextForm.Dns => "name in DNS form",
            TextForm.Path => "absolute path",
            TextForm.ClassName => "full name of a class",
            TextForm.Unit => "unit",
            _ => "text",
        },
        _ => type.IsGenericType ? "names and texts" : null,
    };

    private string Link(Type type)
    {
        Await(type);
        return $"[{Title(type)}](#{Anchor(type)})";
    }

    private void Await(Type type)
    {
        if (_seen.Add(type))
            _waiting.Enqueue(type);
    }

    private static string Title(Type type)
    {
        var name = type == typeof(LoopDefinition) ? "spec" : type.Name.Replace("Definition", "", StringComparison.Ordinal);
        return string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : $"{c}"));
    }

    private static string Anchor(Type type) => Title(type).Replace(' ', '-');
}
