namespace OrleansHa.Silo.Takeover;

/// <summary>
/// Which silos a dead one's loops fall to. A process that has just started compiles its code while it runs it: on a busy machine
/// it was measured to take over in 1.9 s where one that had run for a while took 0.7 s, and it answers probes late.
/// </summary>
internal static class WarmSilos
{
    /// <summary>10 s: by then a silo has run its rehearsal and the first collections; a restarted cluster is warm again soon.</summary>
    public static readonly TimeSpan WarmAfter = TimeSpan.FromSeconds(10);

    // What SiloAddress documents: the generation is the start, in whole seconds since this moment.
    private static readonly DateTimeOffset GenerationZero = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The silos that have run for a while, or all when none has. Clocks that differ make silos disagree for a moment about who
    /// is warm; then two of them call the same loop, and it is activated once.
    /// </summary>
    public static IReadOnlyList<SiloAddress> Among(IReadOnlyList<SiloAddress> active, DateTimeOffset now)
    {
        SiloAddress[] warm = [.. active.Where(silo => now - GenerationZero - TimeSpan.FromSeconds(silo.Generation) >= WarmAfter)];
        return warm.Length > 0 ? warm : active;
    }
}
