namespace Orleans.Runtime;

/// <summary>One activation on a silo.</summary>
[GenerateSerializer]
public sealed class DetailedGrainStatistic
{
    /// <summary>The class: <c>Namespace.Class,AssemblyName</c>.</summary>
    [Id(0)]
    public string GrainType { get; set; } = "";

    /// <summary>The silo.</summary>
    [Id(1)]
    public SiloAddress SiloAddress { get; set; } = SiloAddress.Zero;

    /// <summary>The grain.</summary>
    [Id(2)]
    public GrainId GrainId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{GrainId} ({GrainType}) on {SiloAddress}";
}
