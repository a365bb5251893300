using OrleansHa.Tests.Bench.Activations;
using OrleansHa.Tests.Bench.Engine;
using OrleansHa.Tests.Bench.Loops;
using OrleansHa.Tests.Bench.Store;

// Figures for docs and reviews: dotnet run -c Release --project tests/Bench -- engine|activations|store|loops|all
var what = args.FirstOrDefault() ?? "all";
if (what == ClientProcess.Command)
{
    await ClientProcess.RunAsync(args);
    return 0;
}

if (what is not ("engine" or "activations" or "store" or "loops" or "all"))
{
    await Console.Error.WriteLineAsync($"Unknown benchmark '{what}'. Known: engine, activations, store, loops, all.");
    return 64;
}

if (what is "engine" or "all") await EngineBench.RunAsync();
if (what is "activations" or "all") await ActivationBench.RunAsync();
if (what is "store" or "all") await StoreBench.RunAsync();
if (what is "loops" or "all") await IdleLoopBench.RunAsync();
return 0;
