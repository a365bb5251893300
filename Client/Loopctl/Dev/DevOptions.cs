namespace OrleansHa.Loopctl.Dev;

/// <summary>What <c>loopctl dev</c> was asked for.</summary>
internal sealed record DevOptions
{
    /// <summary>A folder under samples/.</summary>
    public string Sample { get; init; } = "boiler";

    /// <summary>Silos, one per zone, 1 to 9.</summary>
    public int Zones { get; init; } = 3;

    /// <summary>Ends by itself after this long from READY; null runs until it is told to end.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Where <c>.loop</c> lies.</summary>
    public string Directory { get; init; } = ".";

    /// <summary>From a death to the replacement.</summary>
    public TimeSpan ReplaceAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the start to READY.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);
}
