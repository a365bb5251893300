using System.Collections.Generic;
using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>The codec of a type: its members as fields, level by level of its hierarchy.</summary>
internal static class CodecEmitter
{
    private const string Space = "global::Orleans.Serialization";

    public static string NameOf(TypeModel type) => "Codec_" + type.FlatName;

    public static void Emit(CodeWriter code, SerializableModel model)
    {
        var type = model.Type;
        var codecs = new PartFields("_codec", $"{Space}.Codecs.IFieldCodec", "GetCodec", model.Members.Where(member => member.SimpleKind is null).Select(member => member.Type));
        var roles = new List<string>();
        if (!model.IsAbstract) roles.Add($"{Space}.Codecs.IGroupCodec<{type.Text}>");
        if (!model.IsValueType) roles.Add($"{Space}.Codecs.IBaseCodec<{type.Text}>");
        code.Line(CodeWriter.Marks).Open($"{type.Accessibility} sealed class {NameOf(type)}{type.Parameters} : {string.Join(", ", roles)}{type.Constraints}");
        codecs.EmitFields(code);
        if (model.BaseType is not null) code.Line($"private readonly {Space}.Codecs.IBaseCodec<{model.BaseType}> _base;");
        if (NeedsActivator(model)) code.Line($"private readonly {Space}.Activators.IActivator<{type.Text}> _activator;");
        for (var i = 0; i < model.Hooks.Count; i++) code.Line($"private readonly {model.Hooks[i].Type} _hook{i};");
        code.Open($"public {NameOf(type)}({Space}.CodecProvider provider)");
        codecs.EmitAssignments(code);
        if (model.BaseType is not null) code.Line($"_base = provider.{(model.IsBaseOptional ? "FindBaseCodec" : "GetBaseCodec")}<{model.BaseType}>();");
        if (NeedsActivator(model)) code.Line($"_activator = provider.GetActivator<{type.Text}>();");
        for (var i = 0; i < model.Hooks.Count; i++) code.Line($"_hook{i} = provider.GetRequiredService<{model.Hooks[i].Type}>();");
        code.Close();
        EmitBody(code, model);
        EmitWrite(code, model, codecs);
        EmitRead(code, model, codecs);
        AccessorEmitter.Emit(code, model);
        code.Close();
    }

    private static bool NeedsActivator(SerializableModel model) => model.Creation == Creation.Activator && !model.IsAbstract;

    private static void EmitBody(CodeWriter code, SerializableModel model)
    {
        if (model.IsAbstract) return;
        var type = model.Type.Text;
        var byReference = model.IsValueType ? "ref " : "";
        code.Line($"public void WriteBody(ref {Space}.Buffers.Writer writer, {type} value) => WriteMembers(ref writer, {byReference}value);");
        code.Open($"public {type} ReadBody(ref {Space}.Buffers.Reader reader, int number)").Line($"var value = {CreationEmitter.Expression(model)};");
        if (!model.IsValueType) code.Line("reader.SetObject(number, value);");
        code.Line($"ReadMembers(ref reader, {byReference}value);").Line("return value;").Close();
    }

    private static void EmitWrite(CodeWriter code, SerializableModel model, PartFields codecs)
    {
        code.Open($"public void WriteMembers(ref {Space}.Buffers.Writer writer, {(model.IsValueType ? "ref " : "")}{model.Type.Text} value)");
        EmitHooks(code, model, "OnSerializing");
        if (model.BaseType is not null)
        {
            if (model.IsBaseOptional) code.Open("if (_base is not null)");
            code.Line("_base.WriteMembers(ref writer, value);").Line("writer.EndBase();");
            if (model.IsBaseOptional) code.Close();
        }

        if (model.HasParameterLevel)
        {
            foreach (var member in model.Members.Where(member => member.IsPrimaryParameter)) EmitWriteMember(code, model, member, codecs);
            code.Line("writer.EndBase();");
        }

        foreach (var member in model.Members.Where(member => !member.IsPrimaryParameter)) EmitWriteMember(code, model, member, codecs);
        EmitHooks(code, model, "OnSerialized");
        code.Close();
    }

    private static void EmitWriteMember(CodeWriter code, SerializableModel model, MemberModel member, PartFields codecs)
    {
        var access = AccessorEmitter.Get(model, member);
        var write = member.SimpleKind is null
            ? $"{codecs[member.Type]}.WriteField(ref writer, {member.Id}u, {access});"
            : $"writer.Write{member.SimpleKind}({member.Id}u, {access});";
        if (model.OmitsDefaults)
            code.Line($"if (!global::System.Collections.Generic.EqualityComparer<{member.Type}>.Default.Equals({access}, default)) {write}");
        else
            code.Line(write);
    }

    private static void EmitRead(CodeWriter code, SerializableModel model, PartFields codecs)
    {
        code.Open($"public void ReadMembers(ref {Space}.Buffers.Reader reader, {(model.IsValueType ? "ref " : "")}{model.Type.Text} value)");
        EmitHooks(code, model, "OnDeserializing");
        if (model.BaseType is not null)
        {
            if (model.IsBaseOptional) code.Open("if (_base is not null)");
            code.Line("_base.ReadMembers(ref reader, value);").Line("if (reader.AtEnd) return;");
            if (model.IsBaseOptional) code.Close();
        }

        if (model.HasParameterLevel)
        {
            EmitReadLevel(code, model, model.Members.Where(member => member.IsPrimaryParameter), codecs);
            code.Line("if (reader.AtEnd) return;");
        }

        EmitReadLevel(code, model, model.Members.Where(member => !member.IsPrimaryParameter), codecs);
        EmitHooks(code, model, "OnDeserialized");
        code.Close();
    }

    private static void EmitReadLevel(CodeWriter code, SerializableModel model, IEnumerable<MemberModel> members, PartFields codecs)
    {
        var level = members.ToArray();
        var name = model.HasParameterLevel && level.Any(member => member.IsPrimaryParameter) ? "parameter" : "field";
        if (level.Length == 0)
        {
            code.Line($"while (reader.TryReadField(out var {name}None)) reader.Skip({name}None.WireType);");
            return;
        }

        code.Open($"while (reader.TryReadField(out var {name}))").Open($"switch ({name}.Id)");
        foreach (var member in level)
        {
            var read = member.SimpleKind is null
                ? $"{codecs[member.Type]}.ReadField(ref reader, {name}.WireType)"
                : $"reader.Read{member.SimpleKind}({name}.WireType)";
            code.Line($"case {member.Id}u: {AccessorEmitter.Get(model, member)} = {read}; break;");
        }

        code.Line($"default: reader.Skip({name}.WireType); break;").Close().Close();
    }

    private static void EmitHooks(CodeWriter code, SerializableModel model, string callback)
    {
        for (var i = 0; i < model.Hooks.Count; i++)
        {
            if (model.Hooks[i].Callbacks.Contains(callback)) code.Line($"_hook{i}.{callback}(value);");
        }
    }
}
