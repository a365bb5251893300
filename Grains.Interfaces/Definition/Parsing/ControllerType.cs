namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal enum ControllerType
{
    Pid,
    Threshold,
}
