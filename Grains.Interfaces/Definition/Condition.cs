using System.Text.RegularExpressions;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A comparison of a metric with a limit, such as <c>loop.step.latency_p99 > 400ms</c>.</summary>
/// <param name="Metric">Its dotted name.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Limit">With what.</param>
public sealed partial record Condition(string Metric, Comparison Comparison, Quantity Limit)
{
    /// <summary>Reads a condition; false when the text is none.</summary>
    public static bool TryParse(string text, out Condition? condition)
    {
        condition = ConditionForm().Match(text) is { Success: true } match && Quantity.TryParse(match.Groups[3].Value, out var limit)
            ? new Condition(match.Groups[1].Value, (Comparison)EnumWords.Of(typeof(Comparison)).ValueOf(match.Groups[2].Value)!, limit!)
            : null;
        return condition is not null;
    }

    /// <summary>As it stands in a definition.</summary>
    public override string ToString() => $"{Metric} {EnumWords.Of(typeof(Comparison)).WordOf(Comparison)} {Limit}";

    [GeneratedRegex(@"\A\s*([a-z][a-z0-9_]{0,63}(?:\.[a-z][a-z0-9_]{0,63}){0,7})\s*(>=|<=|>|<)\s*([0-9.eE+a-z-]{1,40})\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex ConditionForm();
}
