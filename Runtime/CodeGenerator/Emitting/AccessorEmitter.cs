using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>Reaches members: by name where generated code may, else the field behind them, without reflection at run time.</summary>
internal static class AccessorEmitter
{
    public static string Get(SerializableModel model, MemberModel member, string instance = "value")
    {
        if (!member.UsesAccessor) return $"{instance}.@{member.Name}";
        return $"Field_{Suffix(member)}({(model.IsValueType ? "ref " : "")}{instance})";
    }

    public static void Emit(CodeWriter code, SerializableModel model)
    {
        foreach (var member in model.Members.Where(member => member.UsesAccessor))
        {
            code.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = {CodeWriter.Literal(member.FieldName)})]")
                .Line($"private static extern ref {member.Type} Field_{Suffix(member)}({(model.IsValueType ? "ref " : "")}{model.Type.Text} value);");
        }
    }

    private static string Suffix(MemberModel member) => (member.IsPrimaryParameter ? "p" : "") + member.Id;
}
