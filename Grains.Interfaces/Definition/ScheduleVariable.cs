namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What a gain schedule looks at.</summary>
public enum ScheduleVariable
{
    /// <summary>The controller's input.</summary>
    Measurement = 0,

    /// <summary>The set-point.</summary>
    Setpoint = 1,

    /// <summary>The controller's own output.</summary>
    Output = 2,
}
