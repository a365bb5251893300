namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How the integral stays sane while the output is limited.</summary>
public enum AntiWindup
{
    /// <summary>It is led back by what the limits cut off.</summary>
    BackCalculation = 0,

    /// <summary>It stops while it would push further into the limit.</summary>
    Conditional = 1,
}
