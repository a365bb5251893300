using System.Globalization;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Names grain types after their classes and interface types after their interfaces.</summary>
internal static class GrainTypeNaming
{
    private const string Suffix = "grain";

    /// <summary>The grain type of a class, without arguments for a generic definition.</summary>
    public static string GrainTypeOf(Type grainClass)
    {
        var definition = grainClass.IsConstructedGenericType ? grainClass.GetGenericTypeDefinition() : grainClass;
        var name = definition.GetCustomAttribute<GrainTypeAttribute>(inherit: false)?.GrainType ?? ConventionalName(definition);
        return grainClass.IsConstructedGenericType ? name + TypeArgumentText.FormatArguments(grainClass.GenericTypeArguments) : name;
    }

    /// <summary>The interface type of an interface, without arguments for a generic definition.</summary>
    public static GrainInterfaceType InterfaceTypeOf(Type interfaceType)
    {
        var definition = interfaceType.IsConstructedGenericType ? interfaceType.GetGenericTypeDefinition() : interfaceType;
        var name = definition.GetCustomAttribute<GrainInterfaceTypeAttribute>(inherit: false)?.Value
            ?? definition.GetCustomAttributes<AliasAttribute>(inherit: false).FirstOrDefault()?.Alias
            ?? definition.FullName
            ?? definition.Name;
        return GrainInterfaceType.Create(interfaceType.IsConstructedGenericType ? name + TypeArgumentText.FormatArguments(interfaceType.GenericTypeArguments) : name);
    }

    /// <summary>The name without generic arity.</summary>
    public static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }

    private static string ConventionalName(Type definition)
    {
        var name = WithoutArity(definition.Name).ToLowerInvariant();
        if (name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal)) name = name[..^Suffix.Length];
        return definition.IsGenericTypeDefinition ? string.Create(CultureInfo.InvariantCulture, $"{name}`{definition.GetGenericArguments().Length}") : name;
    }
}
