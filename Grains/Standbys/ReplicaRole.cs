namespace OrleansHa.Grains.Standbys;

/// <summary>What a replica of a loop is.</summary>
internal enum ReplicaRole
{
    /// <summary>It owns the loop.</summary>
    Primary = 0,

    /// <summary>It knows a recent committed step and could take over from memory.</summary>
    Standby = 1,

    /// <summary>It lacks the definition, or steps of more than a moment: a takeover here would read the store.</summary>
    CatchingUp = 2,

    /// <summary>It knows a higher epoch than whoever it follows.</summary>
    Fenced = 3,
}
