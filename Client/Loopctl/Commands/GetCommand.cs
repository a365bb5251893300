using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl get loops|silos</c>.</summary>
internal static class GetCommand
{
    public static Command Create(ServerOptions server, CancellationToken interrupted)
    {
        var loops = new Command("loops", "Every loop with its owner and last step");
        server.AddTo(loops);
        loops.SetAction((parsed, _) => server.RunAsync(parsed, async (gateway, cancel) =>
        {
            var items = await gateway.ListLoopsAsync(cancel);
            if (server.Format(parsed) == OutputFormat.Json)
                Console.WriteLine(JsonSerializer.Serialize(items, GatewayClient.Json));
            else
                PrintLoops(items.Select(item => item.Deserialize<LoopSummary>(GatewayClient.Json)!));
            return ExitCode.Done;
        }, interrupted));

        var silos = new Command("silos", "The silos of the cluster");
        server.AddTo(silos);
        silos.SetAction((parsed, _) => server.RunAsync(parsed, async (gateway, cancel) =>
        {
            var cluster = await gateway.GetJsonAsync("/api/v1/cluster", cancel);
            if (server.Format(parsed) == OutputFormat.Json)
                Console.WriteLine(cluster.GetProperty("silos").GetRawText());
            else
                PrintSilos(cluster.Deserialize<ClusterStatus>(GatewayClient.Json)!.Silos);
            return ExitCode.Done;
        }, interrupted));

        return new Command("get", "List things") { loops, silos, Revisions(server, interrupted) };
    }

    private static Command Revisions(ServerOptions server, CancellationToken interrupted)
    {
        var loop = new Argument<string>("loop") { Description = "Its name" };
        var revisions = new Command("revisions", "The newest 100 revisions of a loop") { loop };
        server.AddTo(revisions);
        revisions.SetAction((parsed, _) => server.RunAsync(parsed, async (gateway, cancel) =>
        {
            var items = await gateway.ListRevisionsAsync(parsed.GetRequiredValue(loop), cancel);
            if (server.Format(parsed) == OutputFormat.Json)
                Console.WriteLine(JsonSerializer.Serialize(items, GatewayClient.Json));
            else
                PrintRevisions(items.Select(item => item.Deserialize<LoopRevision>(GatewayClient.Json)!));
            return ExitCode.Done;
        }, interrupted));
        return revisions;
    }

    private static void PrintRevisions(IEnumerable<LoopRevision> revisions)
    {
        var table = new TextTable("revision", "in force", "applied", "hash");
        foreach (var one in revisions)
            table.Add(Cell.Whole(one.Revision), one.InForce ? "yes" : null, one.AppliedAt?.ToString("u", CultureInfo.InvariantCulture), one.Hash?[..Math.Min(12, one.Hash.Length)]);
        table.WriteTo(Console.Out);
    }

    private static void PrintLoops(IEnumerable<LoopSummary> loops)
    {
        var table = new TextTable("name", "revision", "mode", "epoch", "seq", "zone", "quality", "set-point", "output", "last step");
        foreach (var loop in loops)
        {
            table.Add(loop.Name, Cell.Whole(loop.Revision), Cell.Mode(loop.Mode), Cell.Whole(loop.Epoch), Cell.Whole(loop.Seq),
                loop.Owner?.Zone, loop.Quality, Cell.Number(loop.Setpoint), Cell.Number(loop.Output), Cell.Age(loop.LastStepAgeMs));
        }

        table.WriteTo(Console.Out);
    }

    private static void PrintSilos(IEnumerable<SiloStatus> silos)
    {
        var table = new TextTable("name", "zone", "status", "pid", "loops", "activations", "address", "started");
        foreach (var silo in silos)
        {
            table.Add(silo.Name, silo.Zone, silo.Status, Cell.Whole(silo.Pid), Cell.Whole(silo.Loops), Cell.Whole(silo.Activations),
                silo.Address, silo.StartedAt?.ToString("u", CultureInfo.InvariantCulture));
        }

        table.WriteTo(Console.Out);
    }
}
