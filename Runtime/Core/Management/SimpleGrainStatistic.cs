namespace Orleans.Runtime;

/// <summary>How many activations of one class a silo has.</summary>
[GenerateSerializer]
public sealed class SimpleGrainStatistic
{
    /// <summary>The class: <c>Namespace.Class,AssemblyName</c>.</summary>
    [Id(0)]
    public string GrainType { get; set; } = "";

    /// <summary>The silo.</summary>
    [Id(1)]
    public SiloAddress SiloAddress { get; set; } = SiloAddress.Zero;

    /// <summary>The number.</summary>
    [Id(2)]
    public int ActivationCount { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{GrainType}: {ActivationCount} on {SiloAddress}";
}
