namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.order")]
public sealed class Order
{
    [Id(0)]
    public string? Name { get; set; }

    [Id(1)]
    public int Amount { get; set; }

    /// <summary>The next version has it no more.</summary>
    [Id(2)]
    public Detail? Dropped { get; set; }

    [Id(5)]
    public Detail? Kept { get; set; }

    [Id(9)]
    public string? Tail { get; set; }
}
