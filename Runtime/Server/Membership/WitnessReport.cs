namespace Orleans.Runtime.MembershipService;

/// <summary>A third silo's opinion.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class WitnessReport(SiloAddress witness, WitnessAnswer answer)
{
    [Id(0)]
    public SiloAddress Witness { get; } = witness;

    [Id(1)]
    public WitnessAnswer Answer { get; } = answer;
}
