using System.Collections.Immutable;
using OrleansHa.Grains.Control.Expressions;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>What a formula may name: its own input first, so that it wins over a signal of the same name.</summary>
internal static class FormulaNames
{
    /// <summary>The stage's or controller's own input.</summary>
    public const string Value = "value";

    /// <summary>Where the controller has one.</summary>
    public const string Setpoint = "setpoint";

    /// <summary>A controller's output in force.</summary>
    public const string Output = "output";

    /// <summary>value, every signal, and the stages that are done before this one.</summary>
    public static ImmutableArray<string> OfStage(LoopDefinition definition, StageDefinition stage) =>
    [
        Value, .. definition.Signals.Select(signal => signal.Name),
        .. definition.StagesInOrder().TakeWhile(before => before.Name != stage.Name).Select(before => before.Name),
    ];

    /// <summary>value, output, setpoint when there is one, every signal and every stage.</summary>
    public static ImmutableArray<string> OfController(LoopDefinition definition, ExpressionControllerDefinition controller) =>
    [
        Value, Output, .. controller.Setpoint is null ? Array.Empty<string>() : [Setpoint],
        .. definition.Signals.Select(signal => signal.Name), .. definition.Stages.Select(stage => stage.Name),
    ];

    /// <exception cref="InvalidOperationException">The text is no such formula; <see cref="FormulaCheck"/> refuses it before.</exception>
    public static Expression Compile(string text, ImmutableArray<string> names, ExpressionType type)
    {
        var result = Expression.Compile(text, names, type);
        return result.Expression
            ?? throw new InvalidOperationException($"'{text}' is no formula: column {result.Error!.Column}: {result.Error.Message}");
    }
}
