using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansHa.Grains.Interfaces.Definition.Parsing;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition.Publishing;

/// <summary>
/// The JSON schema (draft 2020-12) of a definition, made from the model. It says what keys, words and single values are valid;
/// what several keys say together is for the parser.
/// </summary>
internal sealed class DefinitionSchema(ModelDocs docs)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    internal static string Write(ModelDocs docs) => new DefinitionSchema(docs).Document().ToJsonString(Format).ReplaceLineEndings("\n") + "\n";

    private JsonObject Document()
    {
        var spec = Reference(typeof(LoopDefinition));
        var labels = ValueSchema.Map(DefinitionBounds.Labels);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = LoopBinder.Kind,
            ["description"] = docs.Of(typeof(LoopDefinition)),
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["apiVersion"] = new JsonObject { ["const"] = LoopBinder.ApiVersion },
                ["kind"] = new JsonObject { ["const"] = LoopBinder.Kind },
                ["metadata"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["name"] = ValueSchema.Text(TextForm.Dns, DefinitionBounds.NameLength), ["labels"] = labels },
                    ["required"] = new JsonArray("name"),
                    ["additionalProperties"] = false,
                },
                ["spec"] = spec,
            },
            ["required"] = new JsonArray("apiVersion", "kind", "metadata", "spec"),
            ["additionalProperties"] = false,
            ["$defs"] = new JsonObject(_definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        };
    }

    private JsonObject Reference(Type type)
    {
        if (!_definitions.ContainsKey(type.Name))
        {
            // Before it is made: a record may hold itself.
            _definitions[type.Name] = new JsonObject();
            _definitions[type.Name] = Definition(Shape.Of(type));
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" };
    }

    private JsonObject Definition(Shape shape) => shape.Union switch
    {
        { By: { } by } => new JsonObject
        {
            ["description"] = docs.Of(shape.Type),
            ["oneOf"] = new JsonArray([.. shape.Kinds.Select(kind => Keys(Shape.Of(kind.Type), by, kind.Word))]),
        },
        not null => KindKeys(shape),
        _ => Shortened(shape, Keys(shape, null, null)),
    };

    private JsonObject Keys(Shape shape, string? by, string? word)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        JsonArray? oneOf = null;
        if (by is not null)
        {
            properties[by] = new JsonObject { ["const"] = word };
            required.Add(by);
        }

        foreach (var field in shape.Fields.Where(field => !field.IsOutside))
        {
            if (field.IsUnionByKey)
            {
                foreach (var kind in Shape.Of(field.Type).Kinds)
                    properties[kind.Word] = Kind(kind);
                oneOf = OneOf(Shape.Of(field.Type));
                continue;
            }

            properties[field.Key] = Field(field);
            if (field.IsRequired)
                required.Add(field.Key);
        }

        var schema = new JsonObject { ["description"] = docs.Of(shape.Type), ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            schema["required"] = required;
        schema["additionalProperties"] = false;
        if (oneOf is not null)
            schema["oneOf"] = oneOf;
        return schema;
    }

    private JsonObject KindKeys(Shape family) => new()
    {
        ["description"] = docs.Of(family.Type),
        ["type"] = "object",
        ["properties"] = new JsonObject(family.Kinds.Select(kind => KeyValuePair.Create(kind.Word, (JsonNode?)Kind(kind)))),
        ["additionalProperties"] = false,
        ["oneOf"] = OneOf(family),
    };

    private static JsonArray OneOf(Shape family) => new([.. family.Kinds.Select(kind => new JsonObject { ["required"] = new JsonArray(kind.Word) })]);

    // `push:` with nothing behind it is as good as `push: {}`.
    private JsonObject Kind(KindAttribute kind) => Shape.Of(kind.Type).Fields.Any(field => field.IsRequired)
        ? Reference(kind.Type)
        : new JsonObject { ["anyOf"] = new JsonArray(Reference(kind.Type), new JsonObject { ["type"] = "null" }) };

    private JsonObject Shortened(Shape shape, JsonObject keys)
    {
        if (shape.ScalarKeys.IsEmpty)
            return keys;
        var first = shape.Fields.First(field => field.Key == shape.ScalarKeys[0]);
        return new JsonObject { ["anyOf"] = new JsonArray(Value(first.Type, first), keys) };
    }

    private JsonObject Field(ShapeField field)
    {
        var schema = Value(field.Type, field);
        schema["description"] = docs.Of(field);
        if (field.Default is { } text)
            schema["default"] = ValueSchema.Default(field, text);
        return schema;
    }

    private JsonObject Value(Type type, ShapeField field)
    {
        if (type.IsEnum)
            return ValueSchema.Words(type, docs);
        if (ValueSchema.Of(type, field) is { } simple)
            return simple;
        if (!type.IsGenericType)
            return Reference(type);
        var count = field.Attribute<CountAttribute>()!;
        return field.Attribute<KeyedAttribute>() is not null
            ? new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Value(field.ItemType!, field),
                ["propertyNames"] = ValueSchema.Text(TextForm.Name, DefinitionBounds.NameLength),
                ["minProperties"] = count.Least,
                ["maxProperties"] = count.Most,
            }
            : new JsonObject { ["type"] = "array", ["items"] = Value(field.ItemType!, field), ["minItems"] = count.Least, ["maxItems"] = count.Most };
    }
}
