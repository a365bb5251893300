using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orleans.CodeGenerator.Diagnostics;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Reads one method of a grain interface, and what is generated to call it.</summary>
internal static class MethodParser
{
    public static MethodModel Parse(INamedTypeSymbol type, INamedTypeSymbol declaring, IMethodSymbol method, List<DiagnosticModel> diagnostics)
    {
        // Calls of an interface that is no grain interface belong to the grain interface that inherits it.
        var owner = InterfaceParser.IsGrainInterface(declaring) ? declaring : type;
        var isOwn = SymbolEqualityComparer.Default.Equals(owner, type);
        var kind = MethodRules.KindOf(method.ReturnType) ?? ReturnKind.Task;
        var methodArguments = method.TypeParameters.Select(Names.Identifier).ToArray();
        var invokable = "global::" + Names.GeneratedNamespace(owner) + "." + InvokableName(owner, method)
            + Names.Brackets(Names.AllTypeArguments(owner).Select(Names.Text).Concat(methodArguments));
        return new MethodModel(
            Names.Text(declaring),
            Names.Identifier(method),
            Names.Brackets(methodArguments),
            method.ReturnType.ToDisplayString(Names.Signature),
            kind,
            kind is ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT or ReturnKind.AsyncEnumerable ? Names.Text(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]) : "",
            new(method.Parameters.Select(ParseParameter)),
            method.Has("Orleans.Concurrency.OneWayAttribute") || kind == ReturnKind.Void,
            invokable,
            isOwn ? ParseInvokable(owner, method, kind, diagnostics) : null);
    }

    private static ParameterModel ParseParameter(IParameterSymbol parameter) => new(
        parameter.Name,
        parameter.Type.ToDisplayString(Names.Signature),
        Names.Text(parameter.Type),
        MethodRules.IsCancellationToken(parameter.Type),
        parameter.Has("Orleans.ImmutableAttribute") || SharedTypes.IsShared(parameter.Type),
        SimpleKinds.Of(parameter.Type));

    private static InvokableModel ParseInvokable(INamedTypeSymbol owner, IMethodSymbol method, ReturnKind kind, List<DiagnosticModel> diagnostics)
    {
        var parameters = Names.AllTypeParameters(owner).Concat(method.TypeParameters).ToList();
        var name = InvokableName(owner, method);
        var space = Names.GeneratedNamespace(owner);
        var brackets = Names.Brackets(parameters.Select(Names.Identifier));
        var model = Names.Model(owner);
        var commas = Names.Commas(parameters.Count);
        var type = new TypeModel(
            "global::" + space + "." + name + brackets, "global::" + space + "." + name + commas, space, name, brackets, commas,
            Names.Constraints(parameters), model.Accessibility);
        return new InvokableModel(
            type,
            owner.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            owner.Name,
            method.Name,
            WireName(owner, method),
            new(method.TypeParameters.Select(Names.Identifier)),
            owner.Implements("Orleans.Runtime.IGrainExtension"),
            new(Options(method, kind)),
            ParseTimeout(method, diagnostics),
            method.GetReturnTypeAttributes().Any(attribute => attribute.AttributeClass?.Is("Orleans.ImmutableAttribute") == true)
                || (method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } returned && SharedTypes.IsShared(returned.TypeArguments[0])));
    }

    private static IEnumerable<string> Options(IMethodSymbol method, ReturnKind kind)
    {
        if (kind == ReturnKind.Void || method.Has("Orleans.Concurrency.OneWayAttribute")) yield return "OneWay";
        if (method.Has("Orleans.Concurrency.ReadOnlyAttribute")) yield return "ReadOnly";
        if (method.Has("Orleans.Concurrency.AlwaysInterleaveAttribute")) yield return "AlwaysInterleave";
    }

    private static long ParseTimeout(IMethodSymbol method, List<DiagnosticModel> diagnostics)
    {
        if (method.AttributeValues("Orleans.ResponseTimeoutAttribute").FirstOrDefault() is not { } text) return 0;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) && timeout > TimeSpan.Zero) return timeout.Ticks;
        diagnostics.Add(DiagnosticModel.Create(Rules.Timeout, method, text, method.Name));
        return 0;
    }

    private static string InvokableName(INamedTypeSymbol owner, IMethodSymbol method) =>
        "Invokable_" + Names.FlatName(owner) + "_" + method.Name + "_" + StableText.HashText(Identity(owner, method));

    /// <summary>
    /// A method with an alias is known by it. Otherwise the name is followed by a hash of everything that makes it this method,
    /// so that overloads differ and a changed parameter list is not mistaken for the old one.
    /// </summary>
    private static string WireName(INamedTypeSymbol owner, IMethodSymbol method)
    {
        var interfaceName = owner.AttributeValues("Orleans.AliasAttribute").FirstOrDefault() ?? owner.MetadataName;
        var alias = method.AttributeValues("Orleans.AliasAttribute").FirstOrDefault();
        return alias is null ? $"{interfaceName}.{method.Name}.{StableText.HashText(Identity(owner, method))}" : $"{interfaceName}.{alias}";
    }

    private static string Identity(INamedTypeSymbol owner, IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        var parameters = string.Join(",", definition.Parameters.Select(parameter => StableText.Of(parameter.Type)));
        return $"{Names.WireNames(owner.OriginalDefinition).First()}.{method.Name}`{method.Arity.ToString(CultureInfo.InvariantCulture)}({parameters})";
    }
}
