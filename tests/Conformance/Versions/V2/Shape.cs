namespace OrleansHa.Tests.Conformance.Versions.V2;

/// <summary>The base got a member.</summary>
[GenerateSerializer]
[Alias("conformance.shape")]
public abstract class Shape
{
    [Id(0)]
    public string? Name { get; set; }

    [Id(1)]
    public string? Fill { get; set; }
}
