namespace OrleansHa.Tests.Conformance.Versions.V2;

[GenerateSerializer]
[Alias("conformance.detail")]
public sealed class Detail
{
    [Id(0)]
    public string? Text { get; set; }
}
