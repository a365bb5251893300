namespace OrleansHa.Tests.Conformance.Versions.V2;

[GenerateSerializer]
[Alias("conformance.circle")]
public class Circle : Shape
{
    [Id(0)]
    public int Radius { get; set; }

    [Id(1)]
    public int Border { get; set; }
}
