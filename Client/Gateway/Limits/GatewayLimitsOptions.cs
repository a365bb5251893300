namespace OrleansHa.Gateway.Limits;

/// <summary>What one request may cost. Bound to the section <c>Loop:Gateway</c>.</summary>
internal sealed class GatewayLimitsOptions
{
    public const string Section = "Loop:Gateway";

    /// <summary>Largest definition in bytes, 1 KiB to 4 MiB. 256 KiB is the parser's own bound: more is never read.</summary>
    public int MaxDefinitionBytes { get; set; } = 256 * 1024;

    /// <summary>Largest body of signals in bytes, 1 KiB to 16 MiB. 1 MiB holds about ten thousand samples, more than one loop commits in a second.</summary>
    public int MaxSignalBytes { get; set; } = 1024 * 1024;

    /// <summary>Most samples in one request, 1 to 100,000. 10,000 keeps one call to a loop well under its period.</summary>
    public int MaxSamples { get; set; } = 10_000;

    /// <summary>How long a request may wait for the cluster in seconds, 0.1 to 300. 10 s covers a takeover from a frozen silo (2 s) several times.</summary>
    public double CallTimeoutSeconds { get; set; } = 10;

    /// <summary>Most loops in one page, 1 to 500 (the contract's own limit).</summary>
    public int MaxPage { get; set; } = 500;

    public TimeSpan CallTimeout => TimeSpan.FromSeconds(CallTimeoutSeconds);
}
