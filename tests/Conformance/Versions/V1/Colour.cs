namespace OrleansHa.Tests.Conformance.Versions.V1;

[GenerateSerializer]
[Alias("conformance.colour")]
public enum Colour
{
    Red,
    Green,
}
