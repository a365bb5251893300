namespace OrleansHa.Tests.Conformance.Versions.V2;

/// <summary>A type that the older version does not know at all.</summary>
[GenerateSerializer]
[Alias("conformance.extra")]
public sealed class Extra
{
    [Id(0)]
    public Detail? Detail { get; set; }

    [Id(1)]
    public List<Extra> More { get; set; } = [];
}
