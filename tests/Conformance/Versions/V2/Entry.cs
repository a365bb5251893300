namespace OrleansHa.Tests.Conformance.Versions.V2;

[GenerateSerializer]
[Alias("conformance.entry")]
public sealed class Entry
{
    [Id(0)]
    public int Amount { get; set; }

    /// <summary>New in this version.</summary>
    [Id(1)]
    public string? Note { get; set; }
}
