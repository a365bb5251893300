namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.reading")]
public sealed record Reading(string Sensor, int Value);
