using System.Collections.Immutable;
using System.CommandLine;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Loopctl.Printing;
using OrleansHa.Loopctl.Testing.Reading;
using ParseResult = OrleansHa.Grains.Interfaces.Definition.ParseResult;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl lint FILE</c>: what can be said of definitions without a cluster; with <c>--zones</c> also whether they fit one.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Definitions, YAML or JSON", Arity = ArgumentArity.OneOrMore };
        var zones = new Option<string?>("--zones") { Description = "The zones of the cluster they are for, as a,b,c" };
        var command = new Command("lint", "Check definition files without a cluster; ends with 1 when one would be refused") { files, zones };
        command.SetAction((parsed, _) =>
        {
            var code = ExitCode.Done;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var one = Lint(file, parsed.GetValue(zones));
                code = Math.Max(code, one);
            }

            return Task.FromResult(code);
        });
        return command;
    }

    private static int Lint(string file, string? zones)
    {
        try
        {
            var text = LoopTestReader.FillPlaceholders(File.ReadAllText(file));
            var (errors, warnings, unreadable) = (0, 0, false);
            foreach (var found in LoopDefinitionParser.ParseAll(text).SelectMany(parsed => Found(parsed, text, zones)))
            {
                unreadable |= found.Code is DefinitionErrorCodes.Syntax or DefinitionErrorCodes.Empty or DefinitionErrorCodes.TooLarge;
                (errors, warnings) = found.IsWarning ? (errors, warnings + 1) : (errors + 1, warnings);
                Console.WriteLine(ProblemText.Line(found, file));
            }

            Console.WriteLine(errors + warnings == 0 ? $"{file}: ok" : $"{file}: {errors} errors, {warnings} warnings");
            return unreadable ? ExitCode.InvalidFile : errors > 0 ? ExitCode.Negative : ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ServerOptions.Fail(error.Message, ExitCode.InvalidFile);
        }
    }

    private static ImmutableArray<DefinitionError> Found(ParseResult parsed, string text, string? zones)
    {
        if (parsed.Definition is not { } loop)
            return parsed.Errors;
        var formulas = FormulaCheck.Problems(loop, text).Select(problem =>
            new DefinitionError(problem.Line, problem.Column, problem.Path, problem.Code, problem.Message, problem.Nearest));
        var topology = zones is null
            ? []
            : LoopDefinitionChecks.Topology(parsed, new ClusterShape([.. zones.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], ImmutableDictionary<string, string>.Empty));
        return [.. formulas, .. topology, .. LoopDefinitionChecks.Control(parsed)];
    }
}
