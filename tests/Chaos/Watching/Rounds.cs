using System.Globalization;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>
/// How often each fault is repeated: 20 times, but for those that take 10 s and more each to show and to mend, which
/// <c>deploy/test</c> repeats 4 or 6 times to have its answer within minutes. The variable CHAOS_ROUNDS sets one number for all;
/// <c>deploy/soak chaos</c> repeats them all 20 times.
/// </summary>
internal static class Rounds
{
    private static readonly int? Asked =
        int.TryParse(Environment.GetEnvironmentVariable("CHAOS_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is > 0 and <= 1000 ? rounds : null;

    public static int Quick { get; } = Asked ?? 20;

    /// <summary>Of silos: each waits until the replaced one is warm, 10 s.</summary>
    public static int Kills { get; } = Asked ?? 6;

    public static int Slow { get; } = Asked ?? 4;
}
