using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>Creates instances with the marked constructor, whose parameters are services.</summary>
internal static class ActivatorEmitter
{
    public static string NameOf(TypeModel type) => "Activator_" + type.FlatName;

    public static void Emit(CodeWriter code, SerializableModel model)
    {
        var type = model.Type;
        var services = model.ActivatorServices.ToArray();
        code.Line(CodeWriter.Marks)
            .Open($"{type.Accessibility} sealed class {NameOf(type)}{type.Parameters} : global::Orleans.Serialization.Activators.IActivator<{type.Text}>{type.Constraints}");
        for (var i = 0; i < services.Length; i++) code.Line($"private readonly {services[i]} _service{i};");
        code.Open($"public {NameOf(type)}(global::Orleans.Serialization.CodecProvider provider)");
        for (var i = 0; i < services.Length; i++) code.Line($"_service{i} = provider.GetRequiredService<{services[i]}>();");
        code.Close();
        code.Line($"public {type.Text} Create() => new {type.Text}({string.Join(", ", services.Select((_, i) => "_service" + i))});");
        code.Close();
    }
}
