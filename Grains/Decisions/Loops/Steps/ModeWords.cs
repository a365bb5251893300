using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>The published words of the modes.</summary>
internal static class ModeWords
{
    public static readonly string[] All = ["auto", "manual", "out_of_service", "cascade", "tracking", "shadow"];

    public static string Of(LoopMode mode) => All[(int)mode];

    public static LoopMode? Parse(string word) => Array.IndexOf(All, word) is >= 0 and var mode ? (LoopMode)mode : null;
}
