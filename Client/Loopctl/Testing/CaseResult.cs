using System.Collections.Immutable;
using OrleansHa.Loopctl.Testing.Expectations;
using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing;

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Trace">Null when it could not be run.</param>
/// <param name="Checks">Every expectation with its outcome.</param>
/// <param name="Took">On a real clock.</param>
internal sealed record CaseResult(LoopTestCase Case, Trace? Trace, ImmutableArray<Verdict> Checks, TimeSpan Took)
{
    public bool Passed => Checks.All(check => check.Holds);
}
