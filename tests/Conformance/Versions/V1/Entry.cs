namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.entry")]
public sealed class Entry
{
    [Id(0)]
    public int Amount { get; set; }
}
