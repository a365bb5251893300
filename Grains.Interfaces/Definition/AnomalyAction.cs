namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What happens to an anomalous value.</summary>
public enum AnomalyAction
{
    /// <summary>It passes, as Uncertain.</summary>
    Mark = 0,

    /// <summary>The median of the last values stands for it, as Uncertain_SubstituteValue.</summary>
    Replace = 1,

    /// <summary>It is an error of the stage.</summary>
    Reject = 2,
}
