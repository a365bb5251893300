namespace OrleansHa.Tests.Conformance.Versions.V2;

/// <summary>Was <c>Order</c>: renamed, with members renamed, dropped, added and widened.</summary>
[GenerateSerializer]
[Alias("conformance.order")]
public sealed class Purchase
{
    [Id(0)]
    public string? Title { get; set; }

    [Id(1)]
    public long Amount { get; set; }

    [Id(3)]
    public string Added { get; set; } = "default";

    [Id(4)]
    public List<Detail> Details { get; set; } = [];

    [Id(5)]
    public Detail? Kept { get; set; }

    [Id(9)]
    public string? Tail { get; set; }

    [Id(10)]
    public Extra? Extra { get; set; }
}
