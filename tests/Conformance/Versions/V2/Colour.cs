namespace OrleansHa.Tests.Conformance.Versions.V2;

[GenerateSerializer]
[Alias("conformance.colour")]
public enum Colour
{
    Red,
    Green,
    Blue,
}
