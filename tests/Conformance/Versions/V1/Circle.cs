namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.circle")]
public class Circle : Shape
{
    [Id(0)]
    public int Radius { get; set; }
}
