namespace Orleans.Runtime.MembershipService;

/// <summary>What the detector knows of one silo. All times count only while this silo itself runs.</summary>
internal sealed record PeerState
{
    public static PeerState Initial { get; } = new();

    public PeerCondition Condition { get; init; }

    /// <summary>Whether it was ever heard in this incarnation of ours.</summary>
    public bool HeardEver { get; init; }

    /// <summary>Time since it was last heard, or since monitoring began.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>The longest silence that ended well, fading to half within <see cref="FailureDetector.GapHalfLife"/>.</summary>
    public TimeSpan WidestGap { get; init; }

    /// <summary>How late this silo's own ticks were of late.</summary>
    public TimeSpan OwnLateness { get; init; }

    public TimeSpan SinceProbe { get; init; } = TimeSpan.MaxValue / 2;

    public TimeSpan InCondition { get; init; }

    /// <summary>The last attempt was refused, which says more than silence.</summary>
    public bool Refused { get; init; }

    /// <summary>Since it was last heard, its machine has said that no process listens at its endpoint.</summary>
    public bool NobodyListens { get; init; }

    /// <summary>Direct probes have failed, by refusal or by silence.</summary>
    public bool DirectFailed { get; init; }

    /// <summary>A third silo is being asked.</summary>
    public bool Asking { get; init; }

    public TimeSpan SinceAsked { get; init; }

    /// <summary>The last opinion in this doubt, null before the first.</summary>
    public WitnessAnswer? Opinion { get; init; }

    /// <summary>Who does not reach it either: the second voter.</summary>
    public SiloAddress? Witness { get; init; }

    public TimeSpan SinceRuled { get; init; }
}
