using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>One key of a record.</summary>
internal sealed class ShapeField
{
    private readonly ImmutableArray<Attribute> _attributes;

    internal ShapeField(PropertyInfo property, ParameterInfo? parameter, bool isNullable, bool isDemanded)
    {
        Property = property;
        _attributes = [.. property.GetCustomAttributes(), .. parameter?.GetCustomAttributes() ?? []];
        Key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        IsNullable = isNullable;
        IsRequired = isDemanded || (!isNullable && Default is null && Computed is null && Attribute<CountAttribute>()?.Least != 0);
    }

    internal PropertyInfo Property { get; }

    internal string Key { get; }

    internal Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    internal bool IsNullable { get; }

    internal bool IsRequired { get; }

    internal bool IsOutside => Attribute<OutsideAttribute>() is not null;

    internal string? Default => Attribute<DefaultAttribute>()?.Text;

    internal string? Computed => Attribute<ComputedAttribute>()?.Words;

    /// <summary>Whether the kind's own word is the key, beside the other keys of the record.</summary>
    internal bool IsUnionByKey => Type.GetCustomAttribute<UnionAttribute>(inherit: false) is { By: null };

    internal Type? ItemType => Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Type.GetGenericArguments()[0] : null;

    internal T? Attribute<T>()
        where T : Attribute => _attributes.OfType<T>().FirstOrDefault();
}
