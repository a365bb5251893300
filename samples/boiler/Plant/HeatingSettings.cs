namespace OrleansHa.Samples.Boiler;

/// <summary>The boiler's physics; the gains in <c>loop.yaml</c> are tuned for these values.</summary>
internal sealed record HeatingSettings
{
    /// <summary>Degrees Celsius with the valve closed for long.</summary>
    public double Ambient { get; init; } = 20;

    /// <summary>Degrees per percent of valve, so that 70 Cel needs 50 %.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>A small boiler, so that a demo shows a whole heat-up in half a minute.</summary>
    public TimeSpan TimeConstant { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>From the valve to the sensors.</summary>
    public TimeSpan DeadTime { get; init; } = TimeSpan.FromSeconds(1);
}
