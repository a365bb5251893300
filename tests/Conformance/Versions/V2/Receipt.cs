namespace OrleansHa.Tests.Conformance.Versions.V2;

[GenerateSerializer]
[Alias("conformance.receipt")]
public sealed class Receipt
{
    [Id(0)]
    public int Doubled { get; set; }

    /// <summary>New in this version.</summary>
    [Id(1)]
    public string? Remark { get; set; }
}
