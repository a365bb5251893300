using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace OrleansHa.Tests.RuntimeUnit.PublicSurface;

/// <summary>The public types and members of an assembly as sorted lines: what an application can name.</summary>
internal static class SurfaceText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => MembersOf(type).Order(StringComparer.Ordinal).Prepend(Head(type)));

    private static string Head(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsSubclassOf(typeof(Delegate)) ? "delegate" : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var parents = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) && parent != typeof(MulticastDelegate)) parents.Add(Name(parent));
        parents.AddRange(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Except(type.GetInterfaces().SelectMany(each => each.GetInterfaces()))
            .Where(each => each.IsPublic || each.IsNestedPublic).Select(Name).Order(StringComparer.Ordinal));
        var forCode = type.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never ? " [for generated code]" : "";
        return $"{kind} {Name(type)}{(parents.Count == 0 ? "" : " : " + string.Join(", ", parents))}{forCode}";
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select(name => $"    {name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        if (type.IsSubclassOf(typeof(Delegate))) return [$"    {Signature(type.GetMethod("Invoke")!)}"];
        return [
            .. type.GetConstructors(Declared).Where(IsVisible).Select(constructor => $"    {Access(constructor)}.ctor({Parameters(constructor)})"),
            .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(field => $"    {(field.IsPublic ? "" : "protected ")}{(field.IsLiteral ? $"const {Name(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}" : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}")}"),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property),
            .. type.GetEvents(Declared).Where(each => IsVisible(each.AddMethod!)).Select(each => $"    event {Name(each.EventHandlerType!)} {each.Name}"),
            .. type.GetMethods(Declared).Where(method => IsVisible(method) && !IsAccessor(method)).Select(method => $"    {Access(method)}{Signature(method)}"),
        ];
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = string.Join(' ', property.GetAccessors(nonPublic: true).Where(IsVisible).Select(accessor =>
            accessor.ReturnType == typeof(void) ? accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;" : "get;"));
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(parameter => Name(parameter.ParameterType)))}]" : "";
        return $"    {Access(property.GetAccessors(nonPublic: true).First(IsVisible))}{Name(property.PropertyType)} {property.Name}{index} {{ {accessors} }}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Access(MethodBase method) => (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? method.IsAbstract ? "" : "default " : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? (((MethodInfo)method).GetBaseDefinition() != method ? "override " : "virtual ") : "");

    private static string Signature(MethodInfo method) =>
        $"{Name(method.ReturnType)} {method.Name}{(method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "")}({(method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "")}{Parameters(method)})";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "")}"));

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter) return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Name(underlying) + "?";
        var text = new StringBuilder(type.Namespace is "System" or "System.Threading" or "System.Threading.Tasks" or "System.Collections.Generic" ? "" : type.Namespace + ".");
        if (type.DeclaringType is { } outer) text.Append(outer.Name.Split('`')[0]).Append('.');
        text.Append(type.Name.Split('`')[0]);
        if (type.IsGenericType) text.Append('<').AppendJoin(", ", type.GetGenericArguments().Select(Name)).Append('>');
        return text.ToString();
    }
}
