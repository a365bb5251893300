using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orleans.CodeGenerator.Diagnostics;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Reads a type marked [GenerateSerializer].</summary>
internal static class SerializableParser
{
    private const string Marker = "Orleans.GenerateSerializerAttribute";

    public static SerializableModel Parse(INamedTypeSymbol type)
    {
        var diagnostics = new List<DiagnosticModel>();
        if (!Names.IsAccessible(type)) diagnostics.Add(DiagnosticModel.Create(Rules.Inaccessible, type, type.Name));
        var isEnum = type.TypeKind == TypeKind.Enum;
        if (isEnum) CheckEnum(type, diagnostics);
        var includesParameters = IncludesParameters(type);
        var members = isEnum ? [] : MemberParser.Parse(type, includesParameters, diagnostics);
        var (baseType, isOptional) = FindBase(type);
        var constructor = type.InstanceConstructors.FirstOrDefault(candidate => candidate.Has("Orleans.GeneratedActivatorConstructorAttribute"));
        return new SerializableModel(
            Names.Model(type),
            type.IsValueType,
            type.IsAbstract,
            isEnum,
            type.DerivesFrom("System.Exception"),
            type.Has("Orleans.ImmutableAttribute") || SharedTypes.IsSharedStruct(type),
            includesParameters,
            type.Has("Orleans.OmitDefaultMemberValuesAttribute"),
            CreationOf(type, constructor),
            baseType is null ? null : Names.Text(baseType),
            isOptional,
            new(constructor?.Parameters.Select(parameter => Names.Text(parameter.Type)) ?? []),
            constructor is not null,
            new(Hooks(type)),
            new(diagnostics.Count == 0 ? members : []),
            new(Names.WireNames(type)),
            new(FindMentions(type).Distinct()),
            new(diagnostics));
    }

    private static IEnumerable<MentionModel> FindMentions(INamedTypeSymbol type) => type.TypeKind == TypeKind.Enum
        ? []
        : type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).SelectMany(field => Mentions.Of(field.Type));

    private static void CheckEnum(INamedTypeSymbol type, List<DiagnosticModel> diagnostics)
    {
        foreach (var member in type.GetMembers().Where(member => member.Has("Orleans.IdAttribute")))
            diagnostics.Add(DiagnosticModel.Create(Rules.IdOnEnumMember, member, member.Name, type.Name));
    }

    private static bool IncludesParameters(INamedTypeSymbol type)
    {
        var named = type.Find(Marker)!.NamedArguments.FirstOrDefault(argument => argument.Key == "IncludePrimaryConstructorParameters");
        return named.Key is null ? type.IsRecord : named.Value.Value is true;
    }

    private static Creation CreationOf(INamedTypeSymbol type, IMethodSymbol? constructor)
    {
        if (constructor is not null || type.Has("Orleans.UseActivatorAttribute")) return Creation.Activator;
        if (type.IsValueType) return Creation.Constructor;
        if (MemberParser.HasRequiredMembers(type)) return Creation.Uninitialized;
        return type.InstanceConstructors.Any(candidate => candidate.Parameters.Length == 0 && Names.IsUsable(candidate))
            ? Creation.Constructor
            : Creation.Uninitialized;
    }

    /// <summary>
    /// The nearest base class with members of its own on the wire. One that is not marked may still have a populator,
    /// which only the manifest knows; exceptions of the framework all count as <see cref="System.Exception"/>.
    /// </summary>
    private static (INamedTypeSymbol? Base, bool IsOptional) FindBase(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType) break;
            if (current.Has("Orleans.SerializerTransparentAttribute")) continue;
            if (current.Has(Marker) || current.Is("System.Exception")) return (current, false);
            if (current.DerivesFrom("System.Exception")) continue;
            if (!Names.IsAccessible(current)) continue;
            return (current, true);
        }

        return (null, false);
    }

    private static IEnumerable<HookModel> Hooks(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes().Where(data => data.AttributeClass?.Is("Orleans.SerializationCallbacksAttribute") == true))
        {
            if (attribute.ConstructorArguments[0].Value is not INamedTypeSymbol hook) continue;
            var callbacks = new[] { "OnSerializing", "OnSerialized", "OnDeserializing", "OnDeserialized" };
            yield return new HookModel(Names.Text(hook), new(callbacks.Where(name => hook.GetMembers(name).OfType<IMethodSymbol>().Any())));
        }
    }
}
