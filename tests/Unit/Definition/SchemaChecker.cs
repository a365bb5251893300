using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>The part of JSON schema 2020-12 that the published schema uses; a keyword that it does not know is an error.</summary>
internal sealed class SchemaChecker(JsonObject root)
{
    internal IReadOnlyList<string> Check(JsonNode? value) => Check(value, root, "").ToList();

    private IEnumerable<string> Check(JsonNode? value, JsonObject schema, string path) =>
        schema.SelectMany(keyword => Keyword(value, schema, keyword.Key, keyword.Value!, path));

    private IEnumerable<string> Keyword(JsonNode? value, JsonObject schema, string keyword, JsonNode rule, string path) => keyword switch
    {
        "$schema" or "$defs" or "title" or "description" or "default" => [],
        "$ref" => Check(value, root["$defs"]![((string)rule!)["#/$defs/".Length..]]!.AsObject(), path),
        "type" => Fails(!Types(rule).Any(type => Is(value, type)), path, $"is not {rule.ToJsonString()}"),
        "const" => Fails(!JsonNode.DeepEquals(value, rule), path, $"is not {rule.ToJsonString()}"),
        "oneOf" => Fails(rule.AsArray().Count(one => !Check(value, one!.AsObject(), path).Any()) != 1, path, "fits none, or more than one"),
        "anyOf" => Fails(rule.AsArray().All(one => Check(value, one!.AsObject(), path).Any()), path, "fits none"),
        "properties" => value is JsonObject keys ? rule.AsObject().Where(property => keys.ContainsKey(property.Key)).SelectMany(property => Check(keys[property.Key], property.Value!.AsObject(), $"{path}.{property.Key}")) : [],
        "required" => value is JsonObject keys ? rule.AsArray().Where(key => !keys.ContainsKey((string)key!)).Select(key => $"{path}: '{key}' is missing") : [],
        "additionalProperties" => value is JsonObject keys ? keys.Where(pair => schema["properties"]?[pair.Key] is null).SelectMany(pair =>
            rule is JsonObject inner ? Check(pair.Value, inner, $"{path}.{pair.Key}") : [$"{path}: '{pair.Key}' is unknown"]) : [],
        "propertyNames" => value is JsonObject keys ? keys.SelectMany(pair => Check(pair.Key, rule.AsObject(), path)) : [],
        "items" => value is JsonArray items ? items.SelectMany((item, i) => Check(item, rule.AsObject(), $"{path}[{i}]")) : [],
        "minItems" => Fails(value is JsonArray items && items.Count < (int)rule, path, "has too few"),
        "maxItems" => Fails(value is JsonArray items && items.Count > (int)rule, path, "has too many"),
        "minProperties" => Fails(value is JsonObject keys && keys.Count < (int)rule, path, "has too few"),
        "maxProperties" => Fails(value is JsonObject keys && keys.Count > (int)rule, path, "has too many"),
        "minimum" => Fails(Number(value) < (double)rule, path, $"is below {rule}"),
        "exclusiveMinimum" => Fails(Number(value) <= (double)rule, path, $"is not above {rule}"),
        "maximum" => Fails(Number(value) > (double)rule, path, $"is above {rule}"),
        "pattern" => Fails(Text(value) is { } text && !Regex.IsMatch(text, (string)rule!, RegexOptions.CultureInvariant), path, $"is not of the form {rule}"),
        "maxLength" => Fails(Text(value)?.Length > (int)rule, path, "is too long"),
        _ => throw new InvalidOperationException($"The schema uses '{keyword}', which this test does not know."),
    };

    private static IEnumerable<string> Fails(bool wrong, string path, string what) => wrong ? [$"{path} {what}"] : [];

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray several ? several.Select(type => (string)type!) : [(string)rule!];

    private static bool Is(JsonNode? value, string type) => (value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && Number(value) is { } number && number == Math.Floor(number)),
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        _ => type == "null",
    };

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? (string)value! : null;
}
