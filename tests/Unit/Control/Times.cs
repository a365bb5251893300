using OrleansHa.Grains.Control;

namespace OrleansHa.Tests.Unit.Control;

internal static class Times
{
    internal static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);

    internal static Measured Good(double value, double seconds = 0) => Measured.Good(value, At(seconds));

    internal static Measured Missing(double seconds = 0, Quality why = Quality.Bad_NotConnected) => Measured.Missing(why, At(seconds));
}
