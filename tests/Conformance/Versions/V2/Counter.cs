namespace OrleansHa.Tests.Conformance.Versions.V2;

[GenerateSerializer]
[Alias("conformance.counter")]
public sealed class Counter
{
    [Id(0)]
    public long Value { get; set; }
}
