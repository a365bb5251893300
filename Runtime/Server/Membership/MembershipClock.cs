namespace Orleans.Runtime.MembershipService;

/// <summary>The clock of membership: the provider keyed <see cref="TimeProviderNames.Membership"/>, else the system's.</summary>
internal sealed record MembershipClock(TimeProvider Time)
{
    /// <summary>The clock by which this silo watches itself: the one that runs, also where a test stands still on <see cref="Time"/>, as turns run by that too.</summary>
    public TimeProvider SelfTime => World.IsSimulated ? Time : TimeProvider.System;
}
