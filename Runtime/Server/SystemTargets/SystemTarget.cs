namespace Orleans.Runtime;

/// <summary>The base of a silo's own callable parts. Its calls interleave; each starts on the thread pool in arrival order.</summary>
internal abstract class SystemTarget(GrainType type, SiloAddress silo) : ISystemTarget
{
    public GrainId GrainId { get; } = SystemTargetGrainId.Create(type, silo);

    public SiloAddress Silo { get; } = silo;
}
