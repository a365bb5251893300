namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal enum AntiWindup
{
    BackCalculation,
}
