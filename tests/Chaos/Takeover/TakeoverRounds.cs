using System.Globalization;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>How often each fault is repeated: a few times in a pipeline, as often as docs quote with <c>deploy/soak takeover</c>.</summary>
internal static class TakeoverRounds
{
    /// <summary>Whether ORLEANSHA_TAKEOVER_ROUNDS asks for a long run, which is then held to its promises in milliseconds.</summary>
    public static bool IsSoak { get; } = Asked is not null;

    public static int Kills { get; } = Asked ?? 2;

    public static int Silences { get; } = Asked is { } rounds ? Math.Max(1, rounds / 5) : 1;

    public static int Drains { get; } = Asked is { } rounds ? Math.Max(1, rounds / 20) : 1;

    private static int? Asked => int.TryParse(Environment.GetEnvironmentVariable("ORLEANSHA_TAKEOVER_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
        && rounds is > 0 and <= 1000 ? rounds : null;
}
