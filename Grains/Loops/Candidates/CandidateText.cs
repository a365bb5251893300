namespace OrleansHa.Grains.Loops.Candidates;

/// <summary>The definition of a candidate.</summary>
[GenerateSerializer, Alias("loops.CandidateText")]
public sealed class CandidateText
{
    /// <summary>Null for none.</summary>
    [Id(0)]
    public string? Definition { get; set; }
}
