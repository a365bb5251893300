namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.painted")]
public sealed class Painted
{
    [Id(0)]
    public Colour Colour { get; set; }
}
