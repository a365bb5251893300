namespace OrleansHa.Tests.Support.Dev;

/// <summary>How a test's cluster is started.</summary>
public sealed record DevClusterOptions
{
    /// <summary>A folder under samples/.</summary>
    public string Sample { get; init; } = "boiler";

    public int Zones { get; init; } = 3;

    /// <summary>From a death to the replacement; null keeps loopctl's 5 s.</summary>
    public TimeSpan? ReplaceAfter { get; init; }

    /// <summary>From the start to READY. Longer than the 20 s promised: a test machine runs other things too.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where <c>.loop</c> is kept; null takes a directory of its own that is removed at the end.</summary>
    public string? Directory { get; init; }

    /// <summary>False returns as soon as loopctl runs, without waiting for READY.</summary>
    public bool WaitForReady { get; init; } = true;
}
