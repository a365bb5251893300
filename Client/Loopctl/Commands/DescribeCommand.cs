using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl describe loop NAME</c>: everything its status tells.</summary>
internal static class DescribeCommand
{
    public static Command Create(ServerOptions server, CancellationToken interrupted)
    {
        var name = new Argument<string>("name") { Description = "The loop's name" };
        var loop = new Command("loop", "One loop with its signals, sources and outputs") { name };
        server.AddTo(loop);
        loop.SetAction((parsed, _) => server.RunAsync(parsed, async (gateway, cancel) =>
        {
            var path = $"/api/v1/loops/{Uri.EscapeDataString(parsed.GetRequiredValue(name))}/status";
            var json = await gateway.GetJsonAsync(path, cancel);
            if (server.Format(parsed) == OutputFormat.Json)
                Console.WriteLine(json.GetRawText());
            else
                Print(json.Deserialize<LoopStatus>(GatewayClient.Json)!, Console.Out);
            return ExitCode.Done;
        }, interrupted));
        return new Command("describe", "Show one thing in full") { loop };
    }

    private static void Print(LoopStatus loop, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loop {loop.Name}, revision {loop.Revision}"));
        output.WriteLine($"  mode       {Cell.Mode(loop.Mode)}");
        output.WriteLine($"  owner      {loop.Owner?.Silo ?? "-"} in zone {loop.Owner?.Zone ?? "-"}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  epoch/seq  {loop.Epoch}/{loop.Seq}, {loop.StepsTotal} steps, last {Cell.Age(loop.LastStepAgeMs)} ago"));
        output.WriteLine($"  quality    {loop.Quality ?? "-"}");
        output.WriteLine($"  set-point  {Cell.Number(loop.Setpoint)}");
        output.WriteLine($"  output     {Cell.Number(loop.Output)}");
        output.WriteLine();
        Sources(loop).WriteTo(output);
        output.WriteLine();
        Outputs(loop).WriteTo(output);
    }

    private static TextTable Sources(LoopStatus loop)
    {
        var table = new TextTable("signal", "source", "zone", "health", "value", "quality", "age");
        foreach (var (name, signal) in loop.Signals ?? new Dictionary<string, SignalStatus>())
        {
            table.Add(name, "(selected) " + signal.Source, "", "", Cell.Number(signal.Value), signal.Quality, Cell.Age(signal.AgeMs));
            foreach (var source in signal.Sources ?? [])
                table.Add(name, source.Name, source.Zone, source.Health, Cell.Number(source.Value), "", Cell.Age(source.AgeMs));
        }

        return table;
    }

    private static TextTable Outputs(LoopStatus loop)
    {
        var table = new TextTable("output", "emitted", "delivered", "pending", "superseded", "dead-lettered", "breaker");
        foreach (var (name, output) in loop.Outputs ?? new Dictionary<string, OutputStatus>())
        {
            table.Add(name, Cell.Whole(output.Emitted), Cell.Whole(output.Delivered), Cell.Whole(output.Pending),
                Cell.Whole(output.Superseded), Cell.Whole(output.DeadLettered), output.Breaker);
        }

        return table;
    }
}
