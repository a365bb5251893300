using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>The class behind references of one grain interface: each method becomes a request.</summary>
internal static class ProxyEmitter
{
    public static string NameOf(TypeModel type) => "Proxy_" + type.FlatName;

    public static void Emit(CodeWriter code, InterfaceModel model)
    {
        var type = model.Type;
        code.Line(CodeWriter.Marks)
            .Open($"{type.Accessibility} sealed class {NameOf(type)}{type.Parameters} : global::Orleans.Runtime.GrainReference, {type.Text}{type.Constraints}")
            .Open($"public {NameOf(type)}(global::Orleans.Runtime.GrainReferenceShared shared, global::Orleans.Runtime.IdSpan key) : base(shared, key)")
            .Close();
        foreach (var method in model.Methods) EmitMethod(code, method);
        code.Close();
    }

    private static void EmitMethod(CodeWriter code, MethodModel method)
    {
        var parameters = string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type} @{parameter.Name}"));
        code.Line().Open($"{method.ReturnType} {method.DeclaringType}.{method.Name}{method.TypeArguments}({parameters})");
        code.Line($"var request__ = new {method.Invokable}();");
        var index = 0;
        foreach (var parameter in method.Parameters)
        {
            code.Line(parameter.IsCancellationToken
                ? $"request__.SetCallerToken(@{parameter.Name});"
                : $"request__.Argument{index++} = @{parameter.Name};");
        }

        EmitSend(code, method);
        code.Close();
    }

    private static void EmitSend(CodeWriter code, MethodModel method)
    {
        switch (method.ReturnKind)
        {
            case ReturnKind.Void:
                code.Line("Invoke(request__);");
                break;
            case ReturnKind.Task when method.IsOneWay:
                code.Line("Invoke(request__);").Line("return global::System.Threading.Tasks.Task.CompletedTask;");
                break;
            case ReturnKind.ValueTask when method.IsOneWay:
                code.Line("Invoke(request__);").Line("return default;");
                break;
            case ReturnKind.Task:
                code.Line("return InvokeTaskAsync(request__);");
                break;
            case ReturnKind.TaskOfT:
                code.Line($"return InvokeTaskAsync<{method.ResultType}>(request__);");
                break;
            case ReturnKind.ValueTask:
                code.Line("return InvokeAsync(request__);");
                break;
            case ReturnKind.AsyncEnumerable:
                code.Line($"return InvokeEnumerable<{method.ResultType}>(request__);");
                break;
            default:
                code.Line($"return InvokeAsync<{method.ResultType}>(request__);");
                break;
        }
    }
}
