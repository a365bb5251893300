using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition.Publishing;

/// <summary>The schema of single values.</summary>
internal static class ValueSchema
{
    private const string Duration = @"^[0-9]+(\.[0-9]+)? *(ms|s|m|h)$";

    /// <summary>Of a plain value; null for lists and records.</summary>
    internal static JsonObject? Of(Type type, ShapeField field)
    {
        if (type == typeof(double) || type == typeof(int))
            return Number(type == typeof(int), field.Attribute<WithinAttribute>());
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(TimeSpan))
            return new JsonObject { ["type"] = "string", ["pattern"] = Duration };
        if (type == typeof(string))
            return field.Attribute<TextAttribute>() is { } text ? Text(text.Form, text.Most) : Text(TextForm.Line, 0);
        if (type == typeof(Uri))
        {
            var schemes = field.Attribute<AddressAttribute>()?.Schemes ?? ["http", "https"];
            return new JsonObject { ["type"] = "string", ["pattern"] = $"^({string.Join('|', schemes)})://", ["maxLength"] = DefinitionBounds.UrlLength };
        }

        if (type == typeof(SecretReference))
            return new JsonObject { ["type"] = "string", ["pattern"] = @"^\$\{(env|file):[^}]+\}$" };
        if (type == typeof(JsonPath))
            return new JsonObject { ["type"] = "string", ["pattern"] = @"^\$" };
        if (type == typeof(ValueRange))
            return new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number" }, ["minItems"] = 2, ["maxItems"] = 2 };
        if (type == typeof(Quantity))
            return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number" }, new JsonObject { ["type"] = "string", ["pattern"] = Duration }) };
        if (type == typeof(Condition) || type == typeof(LinkReference))
            return new JsonObject { ["type"] = "string", ["pattern"] = type == typeof(Condition) ? "(>|<)" : "->" };
        return type == typeof(ImmutableSortedDictionary<string, string>) ? Map(field.Attribute<CountAttribute>()!.Most) : null;
    }

    internal static JsonObject Map(int most) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        ["maxProperties"] = most,
    };

    internal static JsonObject Text(TextForm form, int most)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (most > 0)
            schema["maxLength"] = most;
        var pattern = form switch
        {
            TextForm.Name => "^[A-Za-z][A-Za-z0-9_-]*$",
            TextForm.Dns => "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            TextForm.Path => "^/",
            TextForm.ClassName => @"^[A-Za-z_][A-Za-z0-9_]*([.+][A-Za-z_][A-Za-z0-9_]*)*$",
            _ => null,
        };
        if (pattern is not null)
            schema["pattern"] = pattern;
        return schema;
    }

    internal static JsonObject Words(Type type, ModelDocs docs) => new()
    {
        ["oneOf"] = new JsonArray([.. EnumWords.Of(type).All.Select(pair =>
        {
            var word = new JsonObject { ["const"] = pair.Word };
            if (docs.OfValue(type, pair.Value) is { Length: > 0 } text)
                word["description"] = text;
            return word;
        })]),
    };

    internal static JsonNode Default(ShapeField field, string text) => text switch
    {
        "{}" => new JsonObject(),
        "\"\"" => "",
        _ when field.Type == typeof(double) || field.Type == typeof(int) => double.Parse(text, CultureInfo.InvariantCulture),
        _ when field.Type == typeof(bool) => text == "true",
        _ => text,
    };

    private static JsonObject Number(bool isWhole, WithinAttribute? within)
    {
        var schema = new JsonObject { ["type"] = isWhole ? "integer" : "number" };
        if (within is not null)
            schema[within.AboveLow ? "exclusiveMinimum" : "minimum"] = within.Low;
        if (within is { High: < double.MaxValue })
            schema["maximum"] = within.High;
        return schema;
    }
}
