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
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        ItemType = Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Type.GetGenericArguments()[0] : null;
        IsUnionByKey = Type.GetCustomAttribute<UnionAttribute>(inherit: false) is { By: null };
        Default = Attribute<DefaultAttribute>()?.Text;
        Computed = Attribute<ComputedAttribute>()?.Words;
        IsOutside = Attribute<OutsideAttribute>() is not null;
        IsRequired = isDemanded || (!isNullable && Default is null && Computed is null && Attribute<CountAttribute>()?.Least != 0);
    }

    internal PropertyInfo Property { get; }

    internal string Key { get; }

    /// <summary>Without what makes it nullable.</summary>
    internal Type Type { get; }

    internal bool IsNullable { get; }

    internal bool IsRequired { get; }

    internal bool IsOutside { get; }

    internal string? Default { get; }

    internal string? Computed { get; }

    /// <summary>Whether the kind's own word is the key, beside the other keys of the record.</summary>
    internal bool IsUnionByKey { get; }

    /// <summary>Of a list.</summary>
    internal Type? ItemType { get; }

    internal T? Attribute<T>()
        where T : Attribute => _attributes.OfType<T>().FirstOrDefault();
}
