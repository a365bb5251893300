using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl rollback NAME --to N</c>: applies an old revision's text, which becomes a new revision; state goes on.</summary>
internal static class RollbackCommand
{
    public static Command Create(ServerOptions server, CancellationToken interrupted)
    {
        var name = new Argument<string>("loop") { Description = "Its name" };
        var to = new Option<long>("--to") { Description = "The revision to apply again; `loopctl get revisions LOOP` lists them", Required = true };
        var command = new Command("rollback", "Apply an old revision again") { name, to };
        server.AddTo(command);
        command.SetAction(async (parsed, _) => await server.RunAsync(parsed, async (gateway, cancel) =>
        {
            var (loop, revision) = (parsed.GetRequiredValue(name), parsed.GetRequiredValue(to));
            var old = await gateway.GetRevisionAsync(loop, revision, cancel);
            try
            {
                var result = await gateway.ApplyAsync(loop, old.Definition!, cancel);
                DefinitionFiles.Warn(result.Warnings, Shown(loop, revision));
                Console.WriteLine(server.Format(parsed) == OutputFormat.Json
                    ? JsonSerializer.Serialize(result, GatewayClient.Json)
                    : $"loop {loop} {(result.Outcome == "unchanged" ? "unchanged" : $"rolled back to revision {Cell.Whole(revision)}")}, revision {Cell.Whole(result.Revision)}");
                return ExitCode.Done;
            }
            catch (GatewayException refused) when (refused.ExitCode == ExitCode.InvalidFile)
            {
                // It was valid once: the cluster or the version is another now.
                await Console.Error.WriteLineAsync(ProblemText.Render(refused.Problem, Shown(loop, revision)));
                return ExitCode.InvalidFile;
            }
        }, interrupted));
        return command;
    }

    private static string Shown(string loop, long revision) => string.Create(CultureInfo.InvariantCulture, $"{loop}@{revision}");
}
