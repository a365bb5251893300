using System.Diagnostics;
using System.Globalization;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// The process that simulates: <c>dotnet OrleansHa.Tests.RuntimeUnit.dll simulate FIRST COUNT [MISSING]</c>. It is one of its own
/// because it leaves the thread pool a single thread and replaces the clock of the engine. It ends with 1 at the first failure.
/// </summary>
internal static class SimulationProgram
{
    public static int Main(string[] arguments)
    {
        if (arguments is not ["simulate", var first, var count, .. var rest])
        {
            Console.Error.WriteLine("This is a test assembly: run it with dotnet test. It runs by itself only as 'simulate FIRST COUNT [MISSING SAFEGUARD]'.");
            return 64;
        }

        // Containers live for seconds here: compiling their call sites costs more than it gives.
        AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", true);
        SimulatedWorld.Install();
        Pump.TakeOverThreadPool();
        AppDomain.CurrentDomain.UnhandledException += static (_, ended) => Console.WriteLine(SimulationRun.DescribeEnd((Exception)ended.ExceptionObject));
        var missing = rest is [var name, ..] ? Enum.Parse<Safeguard>(name) : Safeguard.None;
        return Simulate(int.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture), missing);
    }

    private static int Simulate(int first, int count, Safeguard missing)
    {
        var live = Environment.GetEnvironmentVariable("ORLEANSHA_SIM_TRACE") == "1" ? Console.Out : null;
        var survey = Environment.GetEnvironmentVariable("ORLEANSHA_SIM_SURVEY") == "1";
        var failures = 0;
        var watch = Stopwatch.StartNew();
        long events = 0, acts = 0, fenced = 0, answered = 0, failed = 0, ended = 0, strays = 0;
        var simulated = TimeSpan.Zero;
        for (var seed = first; seed < first + count; seed++)
        {
            var result = SimulationRun.Execute(seed, missing, live);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed} hash {result.Hash:x16} events {result.Events} simulated {result.Took.TotalSeconds:0.0} s"));
            if (result.Failure is { } failure)
            {
                Console.WriteLine(survey ? failure[..failure.IndexOf('\n')] : failure);
                failures++;
                if (!survey) return 1;
                continue;
            }

            events += result.Events;
            acts += result.Ledger.Acts;
            fenced += result.Ledger.FencedActs;
            answered += result.Calls.Answered;
            failed += result.Calls.Failed;
            ended += result.Restarts;
            strays += result.Strays;
            simulated += result.Took;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} seeds in {watch.Elapsed.TotalSeconds:0.0} s: {simulated.TotalHours:0.0} h simulated, {events} events, {answered} calls answered, {failed} failed, {acts} acts ({fenced} of silos that were dead and did not know), {ended} incarnations ended, {strays} messages for another incarnation refused."));
        return failures == 0 ? 0 : 1;
    }
}
