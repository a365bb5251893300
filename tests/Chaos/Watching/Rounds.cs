using System.Globalization;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>
/// How often each fault is repeated. The variable CHAOS_ROUNDS sets one number for all; without it the kill of an owner is
/// repeated 20 times and the smaller faults, each of which takes up to 15 s to show and to mend, 4 times, so that a pipeline
/// has its answer within minutes.
/// </summary>
internal static class Rounds
{
    private static readonly int? Asked =
        int.TryParse(Environment.GetEnvironmentVariable("CHAOS_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is > 0 and <= 1000 ? rounds : null;

    public static int OwnerKills { get; } = Asked ?? 20;

    public static int SmallFaults { get; } = Asked ?? 4;
}
