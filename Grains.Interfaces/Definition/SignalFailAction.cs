namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What happens when a signal has no usable value.</summary>
public enum SignalFailAction
{
    /// <summary>Serve the last usable value for a while.</summary>
    HoldLast = 0,

    /// <summary>Serve a configured value.</summary>
    Substitute = 1,

    /// <summary>Drive the output to its lower limit.</summary>
    FailLow = 2,

    /// <summary>Drive the output to its upper limit.</summary>
    FailHigh = 3,

    /// <summary>Leave the output where it is for the operator.</summary>
    Manual = 4,
}
