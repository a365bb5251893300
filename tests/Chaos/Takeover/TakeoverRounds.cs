using System.Globalization;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>How often each fault is repeated: a few times in a pipeline, as often as docs quote with <c>deploy/soak takeover</c>.</summary>
internal static class TakeoverRounds
{
    /// <summary>Whether ORLEANSHA_TAKEOVER_ROUNDS asks for a long run, which is then held to its promises in milliseconds.</summary>
    public static bool IsSoak { get; } = Asked is not null;

    /// <summary>What is promised is promised for 300; a pipeline has other work for its processors too.</summary>
    public static int Loops { get; } = Asked is null ? 100 : 300;

    public static int Kills { get; } = Asked ?? 2;

    public static int Silences { get; } = Asked is { } rounds ? Math.Max(1, rounds / 5) : 1;

    public static int Drains { get; } = Asked is { } rounds ? Math.Max(1, rounds / 20) : 1;

    private static int? Asked => int.TryParse(Environment.GetEnvironmentVariable("ORLEANSHA_TAKEOVER_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
        && rounds is > 0 and <= 1000 ? rounds : null;
}
