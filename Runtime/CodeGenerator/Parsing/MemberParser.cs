using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orleans.CodeGenerator.Diagnostics;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Reads the serialized members that one type itself declares.</summary>
internal static class MemberParser
{
    private const string IdAttribute = "Orleans.IdAttribute";

    public static List<MemberModel> Parse(INamedTypeSymbol type, bool includesParameters, List<DiagnosticModel> diagnostics)
    {
        var members = new List<MemberModel>();
        var missing = new List<ISymbol>();
        var parameters = includesParameters ? PrimaryConstructor(type)?.Parameters.ToList() ?? [] : [];
        var generatesIds = GeneratesIds(type);
        foreach (var member in type.GetMembers().Where(member => !member.IsStatic))
        {
            if (member is IFieldSymbol { AssociatedSymbol: null, IsImplicitlyDeclared: false } field) AddField(field, members, missing);
            else if (member is IPropertySymbol { IsIndexer: false } property) AddProperty(type, property, parameters, generatesIds, members, missing);
        }

        AddCapturedParameters(type, parameters, members);
        Report(type, members, missing, diagnostics);
        return members;
    }

    public static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })) return true;
        }

        return false;
    }

    private static void AddField(IFieldSymbol field, List<MemberModel> members, List<ISymbol> missing)
    {
        if (field.Has("System.NonSerializedAttribute")) return;
        if (IdOf(field) is { } id)
        {
            var isDirect = Names.IsUsable(field) && !field.IsReadOnly;
            members.Add(Create(field, id, false, field.Name, field.Type, !isDirect));
        }
        else
        {
            missing.Add(field);
        }
    }

    private static void AddProperty(
        INamedTypeSymbol type, IPropertySymbol property, List<IParameterSymbol> parameters, bool generatesIds, List<MemberModel> members, List<ISymbol> missing)
    {
        var backing = type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
        if (backing is not null && backing.Has("System.NonSerializedAttribute")) return;
        var position = parameters.FindIndex(candidate => candidate?.Name == property.Name);
        var parameter = position < 0 ? null : parameters[position];
        if (parameter is not null) parameters[position] = null!;
        var id = IdOf(property) ?? (parameter is null ? null : IdOf(parameter)) ?? (backing is null ? null : IdOf(backing));
        if (id is null && parameter is not null)
        {
            if (backing is null && !property.DeclaringSyntaxReferences.IsEmpty) return;
            members.Add(CreateProperty(property, (uint)position, true, backing));
        }
        else if (id is not null)
        {
            members.Add(CreateProperty(property, id.Value, false, backing));
        }
        else if (generatesIds && backing is not null && property.DeclaredAccessibility == Accessibility.Public)
        {
            // 29 bits keep the tag of the field within 32.
            members.Add(CreateProperty(property, StableText.Hash(property.Name) & 0x1FFF_FFFF, false, backing));
        }
        else if (backing is not null && !property.IsImplicitlyDeclared)
        {
            missing.Add(property);
        }
    }

    /// <summary>Primary constructor parameters of ordinary classes that methods use live in a hidden field.</summary>
    private static void AddCapturedParameters(INamedTypeSymbol type, List<IParameterSymbol> parameters, List<MemberModel> members)
    {
        if (type.IsRecord) return;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is not { } parameter || !type.GetMembers().Any(member => member.Name == $"<{parameter.Name}>P")) continue;
            members.Add(Create(parameter, (uint)i, true, $"<{parameter.Name}>P", parameter.Type, usesAccessor: true));
        }
    }

    private static MemberModel CreateProperty(IPropertySymbol property, uint id, bool isParameter, IFieldSymbol? backing)
    {
        var isDirect = property is { IsReadOnly: false, SetMethod: { IsInitOnly: false } set, GetMethod: { } get }
            && Names.IsUsable(get) && Names.IsUsable(set) && !property.IsOverride && !property.IsVirtual;
        if (isDirect) return Create(property, id, isParameter, backing?.Name ?? property.Name, property.Type, usesAccessor: false);

        // A reference assembly does not show the fields behind properties, but they are there, and the compiler always gives them this name.
        var field = backing?.Name ?? (property.DeclaringSyntaxReferences.IsEmpty ? $"<{property.Name}>k__BackingField" : null);
        return Create(property, id, isParameter, field ?? property.Name, property.Type, field is not null);
    }

    private static MemberModel Create(ISymbol member, uint id, bool isParameter, string fieldName, ITypeSymbol type, bool usesAccessor) => new(
        id, isParameter, member.Name, fieldName, Names.Text(type), SimpleKinds.Of(type),
        member.Has("Orleans.ImmutableAttribute") || SharedTypes.IsShared(type), usesAccessor);

    private static void Report(INamedTypeSymbol type, List<MemberModel> members, List<ISymbol> missing, List<DiagnosticModel> diagnostics)
    {
        if (missing.Count > 0 && members.Count == 0)
        {
            diagnostics.Add(DiagnosticModel.Create(Rules.NoIds, type, type.Name));
        }
        else
        {
            diagnostics.AddRange(missing.Select(member => DiagnosticModel.Create(Rules.MissingId, member, member.Name, type.Name)));
        }

        foreach (var group in members.GroupBy(member => (member.IsPrimaryParameter, member.Id)))
        {
            foreach (var second in group.Skip(1))
            {
                var symbol = type.GetMembers(second.Name).FirstOrDefault() ?? type;
                diagnostics.Add(DiagnosticModel.Create(Rules.DuplicateId, symbol, second.Name, type.Name, second.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }
    }

    private static uint? IdOf(ISymbol symbol) => symbol.Find(IdAttribute)?.ConstructorArguments[0].Value as uint?;

    private static bool GeneratesIds(INamedTypeSymbol type) => type.Find("Orleans.GenerateSerializerAttribute")!.NamedArguments
        .Any(argument => argument.Key == "GenerateFieldIds" && argument.Value.Value is 1);

    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(constructor =>
        constructor.DeclaringSyntaxReferences.IsEmpty
            ? type.DeclaringSyntaxReferences.IsEmpty && IsPrimaryInMetadata(type, constructor)
            : constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax));

    /// <summary>Metadata does not say which one it is. Of a record it is the one that Deconstruct mirrors.</summary>
    private static bool IsPrimaryInMetadata(INamedTypeSymbol type, IMethodSymbol constructor) => type.IsRecord && constructor.Parameters.Length > 0
        && type.GetMembers("Deconstruct").OfType<IMethodSymbol>().Any(deconstruct =>
            deconstruct.Parameters.Select(parameter => parameter.Name).SequenceEqual(constructor.Parameters.Select(parameter => parameter.Name)));
}
