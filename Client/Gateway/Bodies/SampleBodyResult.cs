using OrleansHa.Gateway.Problems;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Gateway.Bodies;

/// <summary>The samples of a body, or what is wrong with it.</summary>
internal sealed record SampleBodyResult(SignalSample[] Samples, bool IsArray, IReadOnlyList<ProblemError> Errors)
{
    public static SampleBodyResult Refused(ProblemError error) => new([], false, [error]);
}
