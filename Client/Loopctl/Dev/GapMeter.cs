namespace OrleansHa.Loopctl.Dev;

/// <summary>
/// The longest time between two committed steps of one loop, from what its status says at each poll. Steps between two
/// polls are not seen, so a gap is overstated by at most one poll where steps came faster. Pure: time is an argument.
/// </summary>
internal sealed class GapMeter
{
    private DateTimeOffset? _lastStep;
    private long _seq;

    /// <summary>Zero until two steps were seen.</summary>
    public TimeSpan Longest { get; private set; }

    /// <param name="seq">The loop's newest committed step.</param>
    /// <param name="stepAge">How long ago that was.</param>
    /// <param name="now">When the status was read.</param>
    public void Observe(long seq, TimeSpan stepAge, DateTimeOffset now)
    {
        if (seq == _seq && _lastStep is not null)
        {
            // Still the same step: the gap that is open counts already.
            Extend(now - _lastStep.Value);
            return;
        }

        var at = now - stepAge;
        if (_lastStep is { } last)
            Extend(at - last);
        _lastStep = at;
        _seq = seq;
    }

    private void Extend(TimeSpan gap)
    {
        if (gap > Longest)
            Longest = gap;
    }
}
