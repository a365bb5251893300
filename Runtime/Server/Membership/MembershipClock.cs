namespace Orleans.Runtime.MembershipService;

/// <summary>The clock of membership: the provider keyed <see cref="TimeProviderNames.Membership"/>, else the system's.</summary>
internal sealed record MembershipClock(TimeProvider Time);
