using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>
/// What a record of the model looks like in the text, read from its constructor, its properties and their attributes. Parser,
/// canonical form, schema and reference all come from here, so they cannot differ.
/// </summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    private readonly ConstructorInfo _constructor;
    private readonly ImmutableArray<ParameterInfo> _parameters;

    /// <summary>What the constructor does not set.</summary>
    private readonly ImmutableArray<ShapeField> _others;

    private Shape(Type type)
    {
        Type = type;
        Union = type.GetCustomAttribute<UnionAttribute>(inherit: false);
        Kinds = [.. type.GetCustomAttributes<KindAttribute>(inherit: false)];
        ScalarKeys = [.. type.GetCustomAttribute<ScalarAttribute>(inherit: false)?.Keys ?? []];
        Fields = FieldsOf(type);
        _constructor = Primary(type);
        _parameters = [.. _constructor.GetParameters()];
        _others = [.. Fields.Where(field => _parameters.All(parameter => parameter.Name != field.Property.Name))];
    }

    internal Type Type { get; }

    /// <summary>For an abstract record: how the text says which kind it is.</summary>
    internal UnionAttribute? Union { get; }

    internal ImmutableArray<KindAttribute> Kinds { get; }

    /// <summary>The keys that a plain value in place of the record stands for.</summary>
    internal ImmutableArray<string> ScalarKeys { get; }

    /// <summary>Those of the base record first, each in the order of the source.</summary>
    internal ImmutableArray<ShapeField> Fields { get; }

    internal static Shape Of(Type type) => Known.GetOrAdd(type, static type => new Shape(type));

    /// <summary>The word of a record's kind in its family.</summary>
    internal static string WordOf(Type family, object record) => Of(family).Kinds.First(kind => kind.Type == record.GetType()).Word;

    internal object Create(IReadOnlyDictionary<string, object?> values)
    {
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = values[_parameters[i].Name!] ?? Nothing(_parameters[i].ParameterType);
        var record = _constructor.Invoke(arguments);
        foreach (var field in _others)
            field.Property.SetValue(record, values[field.Property.Name] ?? Nothing(field.Property.PropertyType));
        return record;
    }

    private static object? Nothing(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static ImmutableArray<ShapeField> FieldsOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var demanded = type.GetCustomAttributes<RequiresAttribute>(inherit: false).Select(requires => requires.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fields = ImmutableArray.CreateBuilder<ShapeField>();
        var chain = new Stack<Type>();
        for (var level = type; level != typeof(object); level = level.BaseType!)
            chain.Push(level);
        foreach (var level in chain)
        {
            var parameters = Primary(level).GetParameters();
            var properties = level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.SetMethod is not null).OrderBy(property => property.MetadataToken);
            foreach (var property in properties)
            {
                fields.Add(new ShapeField(
                    property,
                    parameters.FirstOrDefault(parameter => parameter.Name == property.Name),
                    nullability.Create(property).ReadState == NullabilityState.Nullable,
                    demanded.Contains(property.Name)));
            }
        }

        return fields.ToImmutable();
    }

    // A record has its copy constructor besides.
    private static ConstructorInfo Primary(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .First(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != type);
}
