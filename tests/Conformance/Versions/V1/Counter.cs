namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.counter")]
public sealed class Counter
{
    [Id(0)]
    public int Value { get; set; }
}
