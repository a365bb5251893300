namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How a ratio's output is rounded.</summary>
public enum RatioRounding
{
    /// <summary>To the next whole number above.</summary>
    Up = 0,

    /// <summary>To the nearest whole number.</summary>
    Nearest = 1,

    /// <summary>Not at all.</summary>
    None = 2,
}
