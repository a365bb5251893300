using System.Collections.Generic;
using System.Linq;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>The codecs or copiers that a generated class keeps: one field per member type.</summary>
internal sealed class PartFields(string prefix, string role, string method, IEnumerable<string> types)
{
    private readonly List<string> _types = [.. types.Distinct()];

    public string this[string type] => prefix + _types.IndexOf(type);

    public void EmitFields(CodeWriter code)
    {
        foreach (var type in _types) code.Line($"private readonly {role}<{type}> {this[type]};");
    }

    public void EmitAssignments(CodeWriter code)
    {
        foreach (var type in _types) code.Line($"{this[type]} = provider.{method}<{type}>();");
    }
}
