namespace OrleansHa.Tests.Conformance.Versions.V2;

[GenerateSerializer]
[Alias("conformance.painted")]
public sealed class Painted
{
    [Id(0)]
    public Colour Colour { get; set; }
}
