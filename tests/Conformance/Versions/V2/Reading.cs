namespace OrleansHa.Tests.Conformance.Versions.V2;

/// <summary>A parameter was added at the end.</summary>
[GenerateSerializer]
[Alias("conformance.reading")]
public sealed record Reading(string Sensor, int Value, string? Unit)
{
    [Id(0)]
    public string? Note { get; set; }
}
