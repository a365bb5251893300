namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.shape")]
public abstract class Shape
{
    [Id(0)]
    public string? Name { get; set; }
}
