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
                code = await DefinitionFiles.EachAsync(file, async document =>
                {
                    results.Add(await gateway.ApplyAsync(document.Name, document.Yaml, cancel));
                    DefinitionFiles.Warn(results[^1].Warnings, file);
                }, cancel);
                if (code != ExitCode.Done)
                    break;
            }

            Print(results, server.Format(parsed));
            return code;
        }, interrupted));
        return command;
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
