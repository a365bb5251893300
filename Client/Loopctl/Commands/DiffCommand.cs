using System.CommandLine;
using System.Text.Json;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl diff -f FILE</c>: what an apply would change, in canonical form, so that spelling is no difference.</summary>
internal static class DiffCommand
{
    public static Command Create(ServerOptions server, CancellationToken interrupted)
    {
        var files = new Option<string[]>("--file", "-f") { Description = "A YAML or JSON file, - for standard input; may be repeated", Required = true };
        var command = new Command("diff", "Show what an apply would change; ends with 1 when it would") { files };
        server.AddTo(command);
        command.SetAction(async (parsed, _) => await server.RunAsync(parsed, async (gateway, cancel) =>
        {
            var results = new List<DryRunResult>();
            var code = ExitCode.Done;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var one = await DefinitionFiles.EachAsync(file, async document =>
                {
                    results.Add(await gateway.DryRunAsync(document.Name, document.Yaml, cancel));
                    DefinitionFiles.Warn(results[^1].Warnings, file);
                }, cancel);
                code = one == ExitCode.Done ? code : one;
            }

            Print(results, server.Format(parsed));
            return code != ExitCode.Done ? code : results.TrueForAll(result => result.Outcome == "unchanged") ? ExitCode.Done : ExitCode.Negative;
        }, interrupted));
        return command;
    }

    private static void Print(List<DryRunResult> results, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(results, GatewayClient.Json));
            return;
        }

        foreach (var result in results)
        {
            Console.WriteLine(result.Outcome switch
            {
                "unchanged" => $"loop {result.Name} unchanged, revision {Cell.Whole(result.Revision)}",
                "created" => $"loop {result.Name} would be created",
                _ => $"loop {result.Name} would change, revision {Cell.Whole(result.Revision)}",
            });
            foreach (var (path, before, after) in result.Differences ?? [])
            {
                if (before is not null)
                    Console.WriteLine($"- {path}: {before}");
                if (after is not null)
                    Console.WriteLine($"+ {path}: {after}");
            }
        }
    }
}
