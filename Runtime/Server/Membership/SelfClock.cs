namespace Orleans.Runtime.MembershipService;

/// <summary>
/// Measures how well this silo itself runs. A silo that is starved or was stopped must judge others less: time in which it
/// did not run does not count as their silence. Fed by the monitor's ticks, which wait for the same thread pool that
/// receives messages.
/// </summary>
internal sealed class SelfClock(TimeProvider time, TimeSpan tick)
{
    // A late tick still stands for the wait that was asked for and as much again; the rest is this silo's own doing.
    private const int LongestTick = 2;

    private long _last = time.GetTimestamp();
    private TimeSpan _lateness;

    /// <summary>How late ticks were of late, fading to half within two seconds.</summary>
    public TimeSpan Lateness => _lateness;

    /// <summary>Whether this silo may speak as a witness: its ticks come, on the whole, when they should.</summary>
    public bool IsHealthy => _lateness < tick * 4;

    /// <summary>The time that may count as silence of others, and the time that passed.</summary>
    public (TimeSpan Counted, TimeSpan Passed) Tick()
    {
        var now = time.GetTimestamp();
        var passed = time.GetElapsedTime(_last, now);
        _last = now;
        var late = passed > tick ? passed - tick : TimeSpan.Zero;
        var faded = _lateness * Math.Pow(0.5, passed / TimeSpan.FromSeconds(2));
        _lateness = late > faded ? late : faded;
        var longest = tick * LongestTick;
        return (passed < longest ? passed : longest, passed);
    }
}
