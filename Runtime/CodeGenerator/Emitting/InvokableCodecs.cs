using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>A call is written like any class whose members are its arguments.</summary>
internal static class InvokableCodecs
{
    public static SerializableModel Model(MethodModel method)
    {
        var arguments = method.Parameters.Where(parameter => !parameter.IsCancellationToken)
            .Select((parameter, i) => new MemberModel((uint)i, false, "Argument" + i, "Argument" + i, parameter.FieldType, parameter.SimpleKind, parameter.IsShared, false));
        return new SerializableModel(
            method.Declares!.Type, false, false, false, false, false, false, false, Creation.Constructor, null, false,
            new([]), false, new([]), new(arguments), new([method.Declares.WireName]), new([]), new([]));
    }
}
