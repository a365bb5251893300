using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What PID controllers have in common: parallel form, two degrees of freedom, derivative with a filter.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Gains">At least one is above 0.</param>
/// <param name="Action">Which way the output moves when the measurement rises.</param>
public abstract record TunedControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    GainsDefinition Gains,
    ControllerAction Action) : ControllerDefinition(Input, Output, MinQuality)
{
    /// <summary>How much of a set-point change the proportional and derivative terms see.</summary>
    [Default("{}")]
    public SetpointWeightsDefinition SetpointWeights { get; init; } = new(1, 0);

    /// <summary>Td divided by the time constant of the derivative's filter; 8 to 20 after Åström and Hägglund.</summary>
    [Default("10"), Within(1, 1000)]
    public double DerivativeFilter { get; init; } = 10;

    /// <summary>How the integral stays sane while the output is limited.</summary>
    [Default("back_calculation")]
    public AntiWindup AntiWindup { get; init; }

    /// <summary>With back_calculation: its time constant; absent is √(Ti·Td), or Ti without a derivative.</summary>
    [Span("1ms", "24h")]
    public TimeSpan? TrackingTime { get; init; }

    /// <summary>Fastest change of the set-point that the controller sees, in the signal's unit per minute; absent is unlimited.</summary>
    public RateDefinition? SetpointRatePerMinute { get; init; }

    /// <summary>Other gains in other regions; absent is none.</summary>
    public GainScheduleDefinition? GainSchedule { get; init; }

    /// <summary>What is known of the process; it is only used to check the tuning. Absent is nothing.</summary>
    public ProcessModelDefinition? Process { get; init; }

    /// <summary>Output units per signal unit.</summary>
    public double Kp => Gains.Kp;

    /// <summary>Output units per signal unit and second.</summary>
    public double Ki => Gains.Ki;

    /// <summary>Output units times seconds per signal unit.</summary>
    public double Kd => Gains.Kd;
}
