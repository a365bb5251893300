namespace OrleansHa.Grains.Standbys;

/// <summary>What became of a step that was sent to a standby.</summary>
internal enum ReplicaVerdict
{
    /// <summary>It, or a later one, is remembered.</summary>
    Accepted = 0,

    /// <summary>Its definition is not known here.</summary>
    Missing = 1,

    /// <summary>A higher epoch is known here.</summary>
    Fenced = 2,

    /// <summary>There is no room for one more loop.</summary>
    Full = 3,
}
