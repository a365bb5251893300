namespace Orleans.Configuration;

/// <summary>Membership and failure detection.</summary>
public class ClusterMembershipOptions
{
    /// <summary>Whether silos can be declared dead.</summary>
    public bool LivenessEnabled { get; set; } = true;

    /// <summary>How long a probe may take, and how often probes are sent.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The shortest time that a probe may be given where answers come fast; half of <see cref="ProbeTimeout"/> unless set.</summary>
    public TimeSpan MinProbeTimeout
    {
        get => field > TimeSpan.Zero ? field : ProbeTimeout / 2;
        set;
    }

    /// <summary>The longest time that a probe is given where answers come slowly; four times <see cref="ProbeTimeout"/> unless set.</summary>
    public TimeSpan MaxProbeTimeout
    {
        get => field > TimeSpan.Zero ? field : 4 * ProbeTimeout;
        set;
    }

    /// <summary>Missed probes in a row before a vote.</summary>
    public int NumMissedProbesLimit { get; set; } = 3;

    /// <summary>How many silos each silo monitors.</summary>
    public int NumProbedSilos { get; set; } = 10;

    /// <summary>Votes that declare a silo dead.</summary>
    public int NumVotesForDeathDeclaration { get; set; } = 2;

    /// <summary>How long a vote counts.</summary>
    public TimeSpan DeathVoteExpirationTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the table is read.</summary>
    public TimeSpan TableRefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a heartbeat is written.</summary>
    public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Missed heartbeats after which a row is stale.</summary>
    public int NumMissedTableIAmAliveLimit { get; set; } = 3;

    /// <summary>How long joining may take.</summary>
    public TimeSpan MaxJoinAttemptTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether a silo stuck in joining is suspected.</summary>
    public bool EvictWhenMaxJoinAttemptTimeExceeded { get; set; } = true;

    /// <summary>Whether changes are told to the other silos.</summary>
    public bool UseLivenessGossip { get; set; } = true;

    /// <summary>Whether a third silo is asked before a vote.</summary>
    public bool EnableIndirectProbes { get; set; } = true;

    /// <summary>Whether recent messages count as a sign of life.</summary>
    public bool EnableConnectionLivenessCheck { get; set; } = true;

    /// <summary>Whether a starved silo waits longer before it judges others.</summary>
    public bool ExtendProbeTimeoutDuringDegradation { get; set; } = true;

    /// <summary>How often the silo checks its own health.</summary>
    public TimeSpan LocalHealthDegradationMonitoringPeriod { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long rows of dead silos are kept.</summary>
    public TimeSpan DefunctSiloExpiration { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often they are removed; null never.</summary>
    public TimeSpan? DefunctSiloCleanupPeriod { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many are kept at most; null for no limit.</summary>
    public int? MaxDefunctSiloEntries { get; set; } = 25;
}
