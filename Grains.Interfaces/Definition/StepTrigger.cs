namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What makes a loop step.</summary>
public enum StepTrigger
{
    /// <summary>Its period alone.</summary>
    Period = 0,

    /// <summary>Its period, and each new signal.</summary>
    Signal = 1,
}
