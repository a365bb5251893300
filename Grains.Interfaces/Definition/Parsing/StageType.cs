namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal enum StageType
{
    Ewma,
    Clamp,
}
