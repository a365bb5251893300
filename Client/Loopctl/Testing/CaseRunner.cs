using System.Collections.Immutable;
using System.Diagnostics;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Loopctl.Testing.Expectations;
using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing;

/// <summary>Runs a case and judges it.</summary>
internal static class CaseRunner
{
    public static CaseResult Run(LoopDefinition definition, LoopTestCase test)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var trace = Simulation.Run(definition, test);
            ImmutableArray<Verdict> checks =
            [
                .. trace.Broken.Select(broken => new Verdict("always", test.Line, 1, false, "range, rate and accounts hold", broken)),
                .. test.Expected.Select(expected => expected.Judge(trace)),
            ];
            return new CaseResult(test, trace, checks, watch.Elapsed);
        }
        catch (Exception error) when (error is SimulationException or NotSupportedException)
        {
            return new CaseResult(test, null, [new Verdict("run", test.Line, 1, false, "runs to its end", error.Message)], watch.Elapsed);
        }
    }
}
