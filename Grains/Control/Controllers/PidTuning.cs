namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a PID has beside its gains; the defaults are one degree of freedom and derivative on measurement.</summary>
public sealed record PidTuning
{
    /// <summary>b, 0 to 1: the share of the set-point that the proportional term sees.</summary>
    public double ProportionalWeight { get; init => field = Share(value, nameof(ProportionalWeight)); } = 1;

    /// <summary>c, 0 to 1: the share of the set-point that the derivative term sees.</summary>
    public double DerivativeWeight { get; init => field = Share(value, nameof(DerivativeWeight)); }

    /// <summary>N, 1 and more: Td divided by the derivative filter's time constant. 10: 8 to 20 take the noise out and leave the damping.</summary>
    public double DerivativeFilter
    {
        get;
        init => field = double.IsFinite(value) && value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The filter's ratio must be finite and at least 1.");
    } = 10;

    /// <summary>Above zero: time constant of the back calculation; null is √(Ti·Td), or Ti without a derivative.</summary>
    public TimeSpan? TrackingTime { get; init; }

    /// <summary>Whether the integral stops while it would push further into a limit, instead of being led back.</summary>
    public bool ConditionalIntegration { get; init; }

    /// <summary>Above 0, in signal units per minute: fastest rise of the set-point in force; null is unlimited.</summary>
    public double? SetpointUpPerMinute { get; init; }

    /// <summary>Above 0, in signal units per minute: fastest fall of the set-point in force; null is unlimited.</summary>
    public double? SetpointDownPerMinute { get; init; }

    /// <summary>Other gains in other regions; null is none.</summary>
    public GainSchedule? Schedule { get; init; }

    private static double Share(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1.");
}
