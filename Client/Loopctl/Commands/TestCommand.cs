using System.CommandLine;
using OrleansHa.Loopctl.Dev;
using OrleansHa.Loopctl.Printing;
using OrleansHa.Loopctl.Testing;
using OrleansHa.Loopctl.Testing.Reading;
using OrleansHa.Loopctl.Testing.Reports;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl test FILE|DIR</c>: runs definitions against simulated plants and faults, on a virtual clock, without a cluster.</summary>
internal static class TestCommand
{
    public static Command Create(CancellationToken interrupted)
    {
        var paths = new Argument<string[]>("path") { Description = "A test file, a definition with one beside it, or a folder", Arity = ArgumentArity.OneOrMore };
        var cases = new Option<string?>("--case") { Description = "Only cases whose name contains this" };
        var junit = new Option<string?>("--junit") { Description = "Also write JUnit XML to this file" };
        var output = new Option<string>("--output", "-o") { Description = "How results are written", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json", "yaml");
        var command = new Command("test", "Run the tests beside definitions: simulated plants, faults, a virtual clock") { paths, cases, junit, output };
        command.SetAction((parsed, _) => Task.FromResult(Run(
            parsed.GetRequiredValue(paths), parsed.GetValue(cases), parsed.GetValue(junit), OutputFormats.Of(parsed.GetValue(output)), interrupted)));
        return command;
    }

    private static int Run(string[] paths, string? only, string? junit, OutputFormat format, CancellationToken interrupted)
    {
        try
        {
            var files = Read(paths);
            if (files is null)
                return ExitCode.InvalidFile;
            var results = new List<(CaseReport Report, TimeSpan Took)>();
            foreach (var file in files)
            {
                foreach (var test in file.Cases.Where(test => only is null || test.Name.Contains(only, StringComparison.Ordinal)))
                {
                    if (interrupted.IsCancellationRequested)
                        return ExitCode.Interrupted;
                    var result = CaseRunner.Run(file.Definition, test);
                    results.Add((CaseReport.Of(file, result), result.Took));
                }
            }

            if (results.Count == 0)
                return ServerOptions.Fail($"no case is named like `{only}`", ExitCode.Usage);
            TestReport.Write([.. results.Select(result => result.Report)], format, Console.Out);
            if (junit is not null)
                AtomicFile.Write(junit, JUnitReport.Make(results));
            return results.TrueForAll(result => result.Report.Passed) ? ExitCode.Done : ExitCode.Negative;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ServerOptions.Fail(error.Message, ExitCode.InvalidFile);
        }
    }

    /// <returns>Null when one of them is wrong; what is has been said.</returns>
    private static List<LoopTestFile>? Read(string[] paths)
    {
        var files = new List<LoopTestFile>();
        var wrong = false;
        foreach (var argument in paths)
        {
            var found = TestFiles.Find(argument);
            if (found.Count == 0)
            {
                ServerOptions.Fail($"{argument}: there is no test: write one beside the definition, as loop.test.yaml beside loop.yaml", ExitCode.InvalidFile);
                wrong = true;
            }

            foreach (var path in found)
            {
                var (file, errors) = LoopTestReader.Read(path);
                foreach (var error in errors)
                    Console.Error.WriteLine(ProblemText.Line(error.Error, error.File));
                if (file is null)
                    wrong = true;
                else
                    files.Add(file);
            }
        }

        return wrong ? null : files;
    }
}
