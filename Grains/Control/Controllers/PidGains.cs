namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Gains of the parallel form, all finite and not negative; the direction is <see cref="Action"/>'s.</summary>
/// <param name="Kp">Output units per signal unit.</param>
/// <param name="Ki">Output units per signal unit and second.</param>
/// <param name="Kd">Output units times seconds per signal unit.</param>
/// <param name="Action">Direct or reverse.</param>
public readonly record struct PidGains(double Kp, double Ki, double Kd, ControlAction Action)
{
    internal bool AreValid => IsGain(Kp) && IsGain(Ki) && IsGain(Kd);

    private static bool IsGain(double gain) => double.IsFinite(gain) && gain >= 0;
}
