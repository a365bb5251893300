using System.Collections.Generic;
using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>The copier of a type: shared members are assigned, the others copied.</summary>
internal static class CopierEmitter
{
    private const string Space = "global::Orleans.Serialization";

    public static string NameOf(TypeModel type) => "Copier_" + type.FlatName;

    /// <summary>Exceptions are never copied, immutable value types are assigned.</summary>
    public static bool IsNeeded(SerializableModel model) => !model.IsEnum && !model.IsException && !(model.IsValueType && model.IsImmutable);

    public static void Emit(CodeWriter code, SerializableModel model)
    {
        var type = model.Type;
        var copiers = new PartFields("_copier", $"{Space}.Cloning.IDeepCopier", "GetCopier", model.Members.Where(member => !member.IsShared).Select(member => member.Type));
        var roles = new List<string>();
        if (!model.IsAbstract) roles.Add($"{Space}.Cloning.IGroupCopier<{type.Text}>");
        if (!model.IsValueType) roles.Add($"{Space}.Cloning.IBaseCopier<{type.Text}>");
        var needsActivator = model.Creation == Creation.Activator && model is { IsAbstract: false, IsValueType: false };
        code.Line(CodeWriter.Marks).Open($"{type.Accessibility} sealed class {NameOf(type)}{type.Parameters} : {string.Join(", ", roles)}{type.Constraints}");
        copiers.EmitFields(code);
        if (model.BaseType is not null) code.Line($"private readonly {Space}.Cloning.IBaseCopier<{model.BaseType}> _base;");
        if (needsActivator) code.Line($"private readonly {Space}.Activators.IActivator<{type.Text}> _activator;");
        code.Open($"public {NameOf(type)}({Space}.CodecProvider provider)");
        copiers.EmitAssignments(code);
        if (model.BaseType is not null) code.Line($"_base = provider.{(model.IsBaseOptional ? "FindBaseCopier" : "GetBaseCopier")}<{model.BaseType}>();");
        if (needsActivator) code.Line($"_activator = provider.GetActivator<{type.Text}>();");
        code.Close();
        if (model.IsValueType) EmitValue(code, model, copiers);
        else EmitClass(code, model, copiers);
        AccessorEmitter.Emit(code, model);
        code.Close();
    }

    private static void EmitValue(CodeWriter code, SerializableModel model, PartFields copiers)
    {
        code.Open($"public {model.Type.Text} CopyBody({model.Type.Text} input, {Space}.Cloning.CopyContext context)");
        foreach (var member in model.Members.Where(member => !member.IsShared))
        {
            var access = AccessorEmitter.Get(model, member, "input");
            code.Line($"{access} = {copiers[member.Type]}.DeepCopy({access}, context);");
        }

        code.Line("return input;").Close();
    }

    private static void EmitClass(CodeWriter code, SerializableModel model, PartFields copiers)
    {
        var type = model.Type.Text;
        if (!model.IsAbstract)
        {
            code.Open($"public {type} CopyBody({type} input, {Space}.Cloning.CopyContext context)")
                .Line($"var output = {CreationEmitter.Expression(model)};")
                .Line("context.Record(input, output);")
                .Line("CopyMembers(input, output, context);")
                .Line("return output;")
                .Close();
        }

        code.Open($"public void CopyMembers({type} input, {type} output, {Space}.Cloning.CopyContext context)");
        if (model.BaseType is not null) code.Line($"_base{(model.IsBaseOptional ? "?" : "")}.CopyMembers(input, output, context);");
        foreach (var member in model.Members)
        {
            var from = AccessorEmitter.Get(model, member, "input");
            var to = AccessorEmitter.Get(model, member, "output");
            code.Line(member.IsShared ? $"{to} = {from};" : $"{to} = {copiers[member.Type]}.DeepCopy({from}, context);");
        }

        code.Close();
    }
}
