using System.Collections.Frozen;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>
/// The one list of what the published form has and this version cannot run yet: the type of the model, then the word or key.
/// The parser answers <see cref="DefinitionErrorCodes.NotSupportedYet"/> for each; whoever makes one work takes it out.
/// A key that only says its default is valid all the same.
/// </summary>
internal static class NotSupportedYet
{
    private static readonly FrozenSet<string> List = new[]
    {
        "LoopDefinition.sla", "LoopDefinition.remediation",
    }.ToFrozenSet();

    internal const string StageTimeout = "StageDefinition.limit.timeout";

    internal static bool Has(Type type, string word) => List.Contains($"{type.Name}.{word}");

    internal static bool Has(string entry) => List.Contains(entry);
}
