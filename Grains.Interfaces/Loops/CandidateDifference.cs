namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A step in which a candidate decided on another output.</summary>
/// <param name="Seq">The step.</param>
/// <param name="At">Its time.</param>
/// <param name="Running">The output in force; null before the first decision.</param>
/// <param name="Candidate">The candidate's.</param>
[GenerateSerializer, Alias("loops.CandidateDifference")]
public sealed record CandidateDifference(
    [property: Id(0)] long Seq, [property: Id(1)] DateTimeOffset At, [property: Id(2)] double? Running, [property: Id(3)] double? Candidate);
