using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using OrleansHa.Grains.Interfaces.Definition.Rules;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>
/// Turns sets of keys into records by their shapes. A record comes to be only when all of it could be read; then its rule
/// completes and checks it. Everything that is wrong is reported on the way.
/// </summary>
internal sealed partial class ShapeBinder(BindScope scope)
{
    private static readonly ConcurrentDictionary<Type, MethodInvoker> Packers = new();

    /// <summary>The record that a set of keys stands for, or null after reporting.</summary>
    internal object? Bind(Type type, MappingReader reader, IReadOnlyDictionary<string, object?>? outside = null)
    {
        var shape = Shape.Of(type);
        if (shape.Union is { By: { } by })
        {
            if (Kind(shape, reader, by) is not { } kind)
                return null;
            shape = Shape.Of(kind);
        }
        else if (shape.Union is not null)
        {
            var record = BindByKey(shape, reader);
            reader.Finish();
            return record;
        }

        var before = scope.Errors.Count;
        var values = new Dictionary<string, object?>(outside ?? ImmutableDictionary<string, object?>.Empty);
        var whole = true;
        foreach (var field in shape.Fields.Where(field => !field.IsOutside))
            whole &= TryRead(field, reader, values);
        reader.Finish();
        if (!whole || scope.Errors.Count != before)
            return null;
        var bound = RecordRules.Apply(shape.Create(values), reader, scope);
        return scope.Errors.Count == before ? bound : null;
    }

    private bool TryRead(ShapeField field, MappingReader reader, Dictionary<string, object?> values)
    {
        object? value;
        if (field.IsUnionByKey)
        {
            value = BindByKey(Shape.Of(field.Type), reader);
        }
        else if (!reader.Has(field.Key))
        {
            if (field.IsRequired)
                reader.Find(field.Key, required: true);
            if (field.IsRequired || IsAbsent(field, reader, out value))
                return !field.IsRequired && Put(Empty(field));
        }
        else
        {
            value = Convert(field.Type, field, reader, field.Key);
            if (value is null || !scope.IsLater(field.Property.DeclaringType!, field.Key))
                return value is not null && Put(value);

            // The canonical text says every default, also of what cannot be changed yet.
            if (IsAbsent(field, reader, out var usual) || !value.Equals(usual))
                reader.Later(field.Key);
        }

        return value is not null && Put(value);

        bool Put(object? found)
        {
            values[field.Property.Name] = found;
            return true;
        }
    }

    /// <summary>Whether an absent key has no default of its own; the value of the default otherwise.</summary>
    private bool IsAbsent(ShapeField field, MappingReader reader, out object? value)
    {
        value = null;
        if (field.Default is not { } text)
            return true;
        Node node = text switch
        {
            "{}" => new MappingNode(reader.At, []),
            "\"\"" => new ScalarNode(reader.At, "", IsPlain: false),
            _ => new ScalarNode(reader.At, text, IsPlain: true),
        };
        value = Convert(field.Type, field, reader.With(field.Key, node), field.Key);
        return false;
    }

    private static object? Empty(ShapeField field) =>
        field.ItemType is { } item && field.Computed is null ? Pack(item, [])
        : field.Type == typeof(ImmutableSortedDictionary<string, string>) ? ImmutableSortedDictionary<string, string>.Empty
        : null;

    private Type? Kind(Shape family, MappingReader reader, string by)
    {
        if (reader.Text(by, required: true) is not { } word)
            return null;
        if (family.Kinds.FirstOrDefault(kind => kind.Word == word) is { } found)
        {
            if (!scope.IsLater(family.Type, word))
                return found.Type;
            reader.Fault(by, DefinitionErrorCodes.NotSupportedYet, $"'{by}: {word}' is not supported yet; use {Supported(family)}.");
            return null;
        }

        var nearest = NearestWord.Of(word, family.Kinds.Select(kind => kind.Word));
        reader.Fault(by, DefinitionErrorCodes.UnknownWord, $"'{Excerpt.Of(word)}' is not one of {Supported(family)}.", nearest);
        return null;
    }

    private object? BindByKey(Shape family, MappingReader reader)
    {
        var given = family.Kinds.Where(kind => reader.Has(kind.Word)).ToList();
        if (given.Count == 0)
        {
            reader.Find(family.Kinds[0].Word, required: true, oneOf: Supported(family));
            return null;
        }

        if (given.Count > 1)
        {
            reader.Fault(given[^1].Word, DefinitionErrorCodes.ImpossibleCombination,
                $"Only one of {string.Join(" and ", given.Select(kind => kind.Word))} can stand here: take the others away.");
            return null;
        }

        var only = given[0];
        if (!scope.IsLater(family.Type, only.Word))
            return Record(only.Type, reader, only.Word);
        reader.Later(only.Word);
        return null;
    }

    private string Supported(Shape family) => string.Join(", ", family.Kinds.Select(kind => kind.Word).Where(word => !scope.IsLater(family.Type, word)));

    private object? Record(Type type, MappingReader reader, string key)
    {
        var shape = Shape.Of(type);
        var node = reader.Find(key)!;
        if (node is ScalarNode { IsEmpty: true } && shape.Fields.All(field => !field.IsRequired) && shape.ScalarKeys.IsEmpty)
            node = new MappingNode(node.At, []);
        if (node is ScalarNode { IsEmpty: false } plain && !shape.ScalarKeys.IsEmpty)
            node = new MappingNode(node.At, [.. shape.ScalarKeys.Select(name => new MappingEntry(new ScalarNode(node.At, name, true), plain))]);
        return reader.AsMapping(node, key) is { } inner ? Bind(type, inner) : null;
    }

    private static object Pack(Type item, IReadOnlyList<object> items) => Packers.GetOrAdd(item, static item => MethodInvoker.Create(
        typeof(ShapeBinder).GetMethod(nameof(PackOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item))).Invoke(null, items)!;

    private static ImmutableArray<T> PackOf<T>(IReadOnlyList<object> items) => [.. items.Cast<T>()];
}
