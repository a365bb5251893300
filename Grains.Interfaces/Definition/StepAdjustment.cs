namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What a step row's change means.</summary>
public enum StepAdjustment
{
    /// <summary>Added to the output.</summary>
    Change = 0,

    /// <summary>Added to the output, in percent of it.</summary>
    Percent = 1,

    /// <summary>The output itself.</summary>
    Exact = 2,
}
