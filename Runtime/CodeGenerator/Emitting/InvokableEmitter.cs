using System.Globalization;
using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>The call of one interface method: its arguments, how it is delivered, and how it runs on the target.</summary>
internal static class InvokableEmitter
{
    public static void Emit(CodeWriter code, MethodModel method)
    {
        var model = method.Declares!;
        var arguments = method.Parameters.Where(parameter => !parameter.IsCancellationToken).ToArray();
        var isEnumerable = method.ReturnKind == ReturnKind.AsyncEnumerable;
        var isCancellable = arguments.Length != method.Parameters.Count && !isEnumerable;
        var baseType = isEnumerable ? $"global::Orleans.CodeGeneration.AsyncEnumerableRequest<{method.ResultType}>"
            : isCancellable ? "global::Orleans.Runtime.CancellableRequestBase"
            : "global::Orleans.Runtime.RequestBase";
        code.Line(CodeWriter.Marks)
            .Open($"{model.Type.Accessibility} sealed class {model.Type.FlatName}{model.Type.Parameters} : {baseType}{model.Type.Constraints}");
        EmitMethodInfo(code, method, model);
        for (var i = 0; i < arguments.Length; i++) code.Line($"public {arguments[i].FieldType} Argument{i};");
        code.Line($"private {method.DeclaringType} _target;");
        EmitFacts(code, model);
        if (arguments.Length > 0) EmitArguments(code, arguments);
        EmitTarget(code, method, model, isCancellable);
        if (isEnumerable) EmitEnumerate(code, method);
        else EmitInvoke(code, method);
        code.Close();
    }

    private static void EmitMethodInfo(CodeWriter code, MethodModel method, InvokableModel model)
    {
        var typeArguments = string.Join(", ", model.MethodTypeArguments.Select(argument => $"typeof({argument})"));
        var parameterTypes = string.Join(", ", method.Parameters.Select(parameter => $"typeof({parameter.FieldType})"));
        code.Line("private static readonly global::System.Reflection.MethodInfo Method = FindMethod(")
            .Line($"    typeof({method.DeclaringType}), {CodeWriter.Literal(model.MethodName)}, new global::System.Type[] {{ {typeArguments} }}, new global::System.Type[] {{ {parameterTypes} }});");
    }

    private static void EmitFacts(CodeWriter code, InvokableModel model)
    {
        if (model.Options.Count > 0)
        {
            var options = string.Join(" | ", model.Options.Select(option => "global::Orleans.CodeGeneration.InvokeMethodOptions." + option));
            code.Line($"public override global::Orleans.CodeGeneration.InvokeMethodOptions Options => {options};");
        }

        if (model.TimeoutTicks > 0)
        {
            var ticks = model.TimeoutTicks.ToString(CultureInfo.InvariantCulture);
            code.Line($"public override global::System.TimeSpan? GetDefaultResponseTimeout() => new global::System.TimeSpan({ticks}L);");
        }

        if (model.IsResultShared)
        {
            code.Open("public override void CopyResult(global::Orleans.Serialization.Invocation.Response response, global::Orleans.Serialization.DeepCopier copier)").Close();
        }

        code.Line($"public override string GetInterfaceName() => {CodeWriter.Literal(model.DisplayInterface)};")
            .Line("public override global::System.Reflection.MethodInfo GetMethod() => Method;")
            .Line($"public override string GetMethodName() => {CodeWriter.Literal(model.MethodName)};")
            .Line($"public override string GetActivityName() => {CodeWriter.Literal(model.ShortInterface + "/" + model.MethodName)};");
    }

    private static void EmitArguments(CodeWriter code, ParameterModel[] arguments)
    {
        code.Line($"public override int GetArgumentCount() => {arguments.Length.ToString(CultureInfo.InvariantCulture)};");
        code.Open("public override object GetArgument(int index)").Open("switch (index)");
        for (var i = 0; i < arguments.Length; i++) code.Line($"case {i}: return Argument{i};");
        code.Line("default: return base.GetArgument(index);").Close().Close();
        code.Open("public override void SetArgument(int index, object value)").Open("switch (index)");
        for (var i = 0; i < arguments.Length; i++) code.Line($"case {i}: Argument{i} = ({arguments[i].FieldType})value; break;");
        code.Line("default: base.SetArgument(index, value); break;").Close().Close();
        if (arguments.All(argument => argument.IsShared)) return;
        code.Open("public override void CopyArguments(global::Orleans.Serialization.DeepCopier copier)")
            .Line("using var context = copier.BeginCopy();");
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].IsShared) code.Line($"Argument{i} = copier.Copy(Argument{i}, context);");
        }

        code.Close();
    }

    private static void EmitTarget(CodeWriter code, MethodModel method, InvokableModel model, bool isCancellable)
    {
        var find = model.IsExtension ? "FindExtension" : "FindTarget";
        code.Line("public override object GetTarget() => _target;")
            .Line($"public override global::System.Type GetInterfaceType() => typeof({method.DeclaringType});")
            .Line($"public override void SetTarget(global::Orleans.Serialization.Invocation.ITargetHolder holder) => _target = {find}<{method.DeclaringType}>(holder);");
        code.Open("public override void Dispose()").Line("_target = null;");
        if (isCancellable) code.Line("DisposeSource();");
        code.Close();
    }

    private static void EmitEnumerate(CodeWriter code, MethodModel method) => code
        .Open($"public override global::System.Collections.Generic.IAsyncEnumerable<{method.ResultType}> Enumerate(global::System.Threading.CancellationToken token)")
        .Line($"return {Call(method, "token")};")
        .Close();

    private static string Call(MethodModel method, string token)
    {
        var index = 0;
        var arguments = string.Join(", ", method.Parameters.Select(parameter => parameter.IsCancellationToken ? token : $"Argument{index++}"));
        return $"_target.{method.Name}{method.TypeArguments}({arguments})";
    }

    private static void EmitInvoke(CodeWriter code, MethodModel method)
    {
        var call = Call(method, "GetCalleeToken()");
        code.Open("public override global::System.Threading.Tasks.ValueTask<global::Orleans.Serialization.Invocation.Response> Invoke()")
            .Open("try");
        if (method.ReturnKind == ReturnKind.Void)
        {
            code.Line(call + ";").Line("return new(global::Orleans.Serialization.Invocation.Response.Completed);");
        }
        else
        {
            code.Line($"return Complete({call});");
        }

        code.Close()
            .Open("catch (global::System.Exception exception)")
            .Line("return new(global::Orleans.Serialization.Invocation.Response.FromException(exception));")
            .Close()
            .Close();
    }
}
