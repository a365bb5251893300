using System.CommandLine;
using System.Text.Json;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl apply -f FILE</c>: every definition of the files, in order; stops at the first that is refused.</summary>
internal static class ApplyCommand
{
    public static Command Create(ServerOptions server, CancellationToken interrupted)
    {
        var files = new Option<string[]>("--file", "-f") { Description = "A YAML or JSON file, - for standard input; may be repeated", Required = true };
        var command = new Command("apply", "Create or change loops from definition files") { files };
        server.AddTo(command);
        command.SetAction(async (parsed, _) => await server.RunAsync(parsed, async (gateway, cancel) =>
        {
            var results = new List<ApplyResult>();
            var code = ExitCode.Done;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                code = await ApplyFileAsync(gateway, file, results, cancel);
                if (code != ExitCode.Done)
                    break;
            }

            Print(results, server.Format(parsed));
            return code;
        }, interrupted));
        return command;
    }

    private static async Task<int> ApplyFileAsync(GatewayClient gateway, string file, List<ApplyResult> results, CancellationToken cancel)
    {
        var shown = file == "-" ? "stdin" : file;
        try
        {
            var text = file == "-" ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(file, cancel);
            var documents = DefinitionFile.Split(text).ToList();
            if (documents.Count == 0)
                return ServerOptions.Fail($"{shown}: there is no definition in it", ExitCode.InvalidFile);

            foreach (var document in documents)
                results.Add(await gateway.ApplyAsync(document.Name, document.Yaml, cancel));
            return ExitCode.Done;
        }
        catch (GatewayException refused) when (refused.ExitCode == ExitCode.InvalidFile)
        {
            await Console.Error.WriteLineAsync(ProblemText.Render(refused.Problem, shown));
            return ExitCode.InvalidFile;
        }
        catch (GatewaysUnreachableException error) when (error.MayHaveArrived)
        {
            return ServerOptions.Fail($"{error.Message}. The change may have been made: apply again to be sure.", ExitCode.OutcomeUnknown);
        }
        catch (InvalidDataException error)
        {
            return ServerOptions.Fail($"{shown}:{error.Message}", ExitCode.InvalidFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ServerOptions.Fail(error.Message, ExitCode.InvalidFile);
        }
    }

    private static void Print(List<ApplyResult> results, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(results, GatewayClient.Json));
            return;
        }

        foreach (var result in results)
            Console.WriteLine($"loop {result.Name} {result.Outcome}, revision {Cell.Whole(result.Revision)}");
    }
}
