namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The worst quality of a measurement that a controller still acts on.</summary>
public enum QualityFloor
{
    Good = 0,
    Uncertain = 1,
}
