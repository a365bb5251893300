namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.receipt")]
public sealed class Receipt
{
    [Id(0)]
    public int Doubled { get; set; }
}
