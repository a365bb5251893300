using System.Collections.Immutable;
using OrleansHa.Grains.Control.Expressions;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Compiles every formula of a definition and says where one is wrong.</summary>
internal static class FormulaCheck
{
    public static ImmutableArray<DefinitionProblem> Problems(LoopDefinition definition, string text)
    {
        var problems = ImmutableArray.CreateBuilder<DefinitionProblem>();
        for (var i = 0; i < definition.Stages.Length; i++)
        {
            var stage = definition.Stages[i];
            var (expr, type) = stage switch
            {
                ValidateStageDefinition validate => (validate.Expr, ExpressionType.Condition),
                ExpressionStageDefinition expression => (expression.Expr, ExpressionType.Number),
                _ => (null, ExpressionType.Number),
            };
            if (expr is not null)
                Check(expr, FormulaNames.OfStage(definition, stage), type, $"spec.stages[{i}].expr");
        }

        if (definition.Controller is ExpressionControllerDefinition controller)
            Check(controller.Expr, FormulaNames.OfController(definition, controller), ExpressionType.Number, "spec.controller.expr");
        return problems.ToImmutable();

        void Check(string expr, ImmutableArray<string> names, ExpressionType type, string path)
        {
            if (Expression.Compile(expr, names, type).Error is not { } error)
                return;
            var (line, column) = Find(text, expr, error.Column);
            problems.Add(new DefinitionProblem
            {
                Line = line,
                Column = column,
                Path = path,
                Code = DefinitionErrorCodes.WrongForm,
                Message = $"At {error.Column} of the formula: {error.Message}",
                Nearest = error.Word is { } word ? NearestWord.Of(word, [.. names, .. ExpressionFunctions.Names]) : null,
            });
        }
    }

    // The definition no longer knows where its texts stood. A formula on one line stands in the text as it is; a folded one
    // is not found, and then only its path says where.
    private static (int Line, int Column) Find(string text, string expr, int column)
    {
        var at = text.IndexOf(expr, StringComparison.Ordinal);
        if (at < 0)
            return (1, 1);
        var before = text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - (before.LastIndexOf('\n') + 1) + column);
    }
}
