using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orleans.CodeGenerator.Diagnostics;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>What a method of a grain interface may look like.</summary>
internal static class MethodRules
{
    public static bool Check(IMethodSymbol method, List<DiagnosticModel> diagnostics)
    {
        var before = diagnostics.Count;
        foreach (var parameter in method.Parameters.Where(parameter => parameter.RefKind != RefKind.None))
            diagnostics.Add(DiagnosticModel.Create(Rules.ReferenceParameter, parameter, parameter.Name, method.Name));
        if (KindOf(method.ReturnType) is null)
            diagnostics.Add(DiagnosticModel.Create(Rules.ReturnType, method, method.Name, method.ReturnType.ToDisplayString()));
        if (method.Parameters.Count(parameter => IsCancellationToken(parameter.Type)) > 1)
            diagnostics.Add(DiagnosticModel.Create(Rules.TwoTokens, method, method.Name));
        return diagnostics.Count == before;
    }

    public static ReturnKind? KindOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void) return ReturnKind.Void;
        if (type.Is("System.Threading.Tasks.Task")) return ReturnKind.Task;
        if (type.Is("System.Threading.Tasks.Task`1")) return ReturnKind.TaskOfT;
        if (type.Is("System.Threading.Tasks.ValueTask")) return ReturnKind.ValueTask;
        if (type.Is("System.Threading.Tasks.ValueTask`1")) return ReturnKind.ValueTaskOfT;
        return type.Is("System.Collections.Generic.IAsyncEnumerable`1") ? ReturnKind.AsyncEnumerable : null;
    }

    public static bool IsCancellationToken(ITypeSymbol type) => type.Is("System.Threading.CancellationToken");
}
