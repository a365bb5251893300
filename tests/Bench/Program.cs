using OrleansHa.Tests.Bench.Engine;

// Figures for docs and reviews: `dotnet run -c Release --project tests/Bench -- engine|store|loops|all`.
var what = args.FirstOrDefault() ?? "all";
switch (what)
{
    case ClientProcess.Command:
        await ClientProcess.RunAsync(args);
        return 0;
    case "engine":
        await EngineBench.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync($"Unknown benchmark '{what}'. Known: engine.");
        return 64;
}
