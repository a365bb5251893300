namespace Orleans.Configuration;

/// <summary>Turns of activations.</summary>
public class SchedulingOptions
{
    /// <summary>How long one activation may run turns before others get theirs.</summary>
    public TimeSpan ActivationSchedulingQuantum { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A longer turn is logged.</summary>
    public TimeSpan TurnWarningLengthThreshold { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A longer wait for a turn is logged.</summary>
    public TimeSpan DelayWarningThreshold { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often work for an ended activation is logged.</summary>
    public TimeSpan StoppedActivationWarningInterval { get; set; } = TimeSpan.FromMinutes(1);
}
