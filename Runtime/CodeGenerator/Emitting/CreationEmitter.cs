using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>How an instance to read or copy into comes to be.</summary>
internal static class CreationEmitter
{
    public static string Expression(SerializableModel model) => model switch
    {
        { Creation: Creation.Activator } => "_activator.Create()",
        { IsValueType: true } => $"default({model.Type.Text})",
        { Creation: Creation.Constructor } => $"new {model.Type.Text}()",
        _ => $"({model.Type.Text})global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof({model.Type.Text}))",
    };
}
