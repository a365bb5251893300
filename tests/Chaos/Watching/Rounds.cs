using System.Globalization;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>How often each fault is repeated: CHAOS_ROUNDS, 20 unless told.</summary>
internal static class Rounds
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CHAOS_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is > 0 and <= 1000 ? rounds : 20;
}
