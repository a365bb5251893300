using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal sealed partial class ShapeBinder
{
    /// <summary>The value of a key that is there; null after reporting.</summary>
    private object? Convert(Type type, ShapeField field, MappingReader reader, string key)
    {
        if (type == typeof(double))
            return reader.Number(key, Bounds(field));
        if (type == typeof(int))
            return reader.Whole(key, Bounds(field));
        if (type == typeof(bool))
            return reader.Flag(key);
        if (type == typeof(TimeSpan))
            return Duration(field, reader, key);
        if (type == typeof(string))
            return Text(field, reader, key);
        if (type.IsEnum)
            return Word(type, reader, key);
        if (type == typeof(ValueRange))
            return reader.Range(key);
        if (type == typeof(Uri))
            return reader.Url(key, field.Attribute<AddressAttribute>()?.Schemes ?? ["http", "https"]);
        if (type == typeof(SecretReference))
            return reader.Secret(key);
        if (type == typeof(JsonPath))
            return reader.Formed<JsonPath>(key, JsonPath.TryParse, "A JSON path has to name one place: $, then .name, ['name'] or [index].", "$.value");
        if (type == typeof(Quantity))
            return reader.Formed<Quantity>(key, Quantity.TryParse, "A number or a duration is expected here, such as 0.01 or 400ms.");
        if (type == typeof(Condition))
            return reader.Formed<Condition>(key, Condition.TryParse, "A condition compares a metric with a number or duration: loop.step.latency_p99 > 400ms.");
        if (type == typeof(LinkReference))
            return reader.Formed<LinkReference>(key, LinkReference.TryParse, "A link names two neighbours: signal->controller.");
        if (type == typeof(ImmutableSortedDictionary<string, string>))
            return Map(field, reader, key);
        if (!type.IsGenericType)
            return Record(type, reader, key);
        return field.Attribute<KeyedAttribute>() is null ? List(field, reader, key) : Keyed(field, reader, key);
    }

    private static NumberBounds Bounds(ShapeField field) =>
        field.Attribute<WithinAttribute>() is { } within ? new NumberBounds(within.Low, within.High, within.AboveLow) : NumberBounds.Finite;

    private static TimeSpan? Duration(ShapeField field, MappingReader reader, string key)
    {
        var span = field.Attribute<SpanAttribute>() ?? throw new InvalidOperationException($"{field.Property.DeclaringType}.{field.Property.Name} has no span.");
        return reader.Duration(key, span.Least, span.Most);
    }

    private object? Word(Type type, MappingReader reader, string key)
    {
        if (reader.Text(key) is not { } word)
            return null;
        var words = EnumWords.Of(type);
        var supported = words.All.Select(pair => pair.Word).Where(known => !scope.IsLater(type, known));
        if (words.ValueOf(word) is { } value)
        {
            if (!scope.IsLater(type, word))
                return value;
            reader.Fault(key, DefinitionErrorCodes.NotSupportedYet, $"'{key}: {word}' is not supported yet; use {string.Join(", ", supported)}.");
            return null;
        }

        var nearest = NearestWord.Of(word, words.All.Select(pair => pair.Word));
        reader.Fault(key, DefinitionErrorCodes.UnknownWord, $"'{Excerpt.Of(word)}' is not one of {string.Join(", ", supported)}.", nearest);
        return null;
    }

    private static string? Text(ShapeField field, MappingReader reader, string key)
    {
        var rule = field.Attribute<TextAttribute>() ?? new TextAttribute(TextForm.Line);
        return rule.Form switch
        {
            TextForm.Name => reader.Name(key),
            TextForm.Dns => reader.DnsName(key),
            TextForm.Unit => reader.Units(key),
            _ => reader.Text(key, rule.Form, rule.Most),
        };
    }

    private static ImmutableSortedDictionary<string, string>? Map(ShapeField field, MappingReader reader, string key)
    {
        if (reader.Mapping(key) is not { } inner)
            return null;
        var before = inner.ErrorCount;
        var map = inner.TextMap();
        var most = field.Attribute<CountAttribute>()!.Most;
        if (map.Count > most)
            reader.Fault(key, DefinitionErrorCodes.TooMany, $"'{key}' has {map.Count} entries; at most {most} are allowed.");
        return inner.ErrorCount == before ? map : null;
    }

    private object? List(ShapeField field, MappingReader reader, string key)
    {
        var count = field.Attribute<CountAttribute>()!;
        if (reader.Items(key, count.Most) is not { } items)
            return null;
        if (items.Count < count.Least)
            reader.Fault(key, key == "sources" ? DefinitionErrorCodes.NoSources : DefinitionErrorCodes.MissingKey, $"'{key}' needs at least {count.Least} of them.");
        var bound = new List<object>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var place = $"{key}[{i}]";
            if (Convert(field.ItemType!, field, reader.With(place, items[i]), place) is { } item)
                bound.Add(item);
        }

        return bound.Count == items.Count && bound.Count >= count.Least ? Pack(field.ItemType!, bound) : null;
    }

    /// <summary>Items whose names are keys, sorted by name.</summary>
    private object? Keyed(ShapeField field, MappingReader reader, string key)
    {
        if (reader.Mapping(key) is not { } inner)
            return null;
        var count = field.Attribute<CountAttribute>()!;
        var members = inner.Members().ToList();
        if (members.Count < count.Least)
            reader.Fault(key, DefinitionErrorCodes.MissingKey, $"'{key}' needs at least {count.Least} of them.");
        if (members.Count > count.Most)
        {
            scope.Errors.Add(members[count.Most].At, members[count.Most].Path, DefinitionErrorCodes.TooMany, $"A loop has at most {count.Most} {key}.");
            return null;
        }

        var bound = new List<object>(members.Count);
        foreach (var (name, at, node, path) in members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (!MappingReader.IsName(name))
                scope.Errors.Add(at, path, DefinitionErrorCodes.WrongForm, MappingReader.NameRule(name));
            if (MappingReader.AsMapping(node, path, scope.Errors) is { } item
                && Bind(field.ItemType!, item, new Dictionary<string, object?> { ["Name"] = name }) is { } record)
                bound.Add(record);
        }

        return bound.Count == members.Count && bound.Count >= count.Least ? Pack(field.ItemType!, bound) : null;
    }
}
