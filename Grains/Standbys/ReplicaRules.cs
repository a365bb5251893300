namespace OrleansHa.Grains.Standbys;

/// <summary>
/// What a standby makes of a step. Pure. States: none, standby, catching up; a higher epoch wins over everything, and within
/// an epoch the higher seq.
/// </summary>
internal static class ReplicaRules
{
    /// <param name="known">What is remembered of the loop; null when nothing is.</param>
    /// <param name="ownEpoch">The epoch under which this silo itself runs the loop; null when it does not.</param>
    /// <param name="from">Who sent the step.</param>
    /// <param name="step">What was sent.</param>
    public static (Replica? Next, ReplicaVerdict Verdict) Receive(Replica? known, long? ownEpoch, SiloAddress from, StandbyStep step)
    {
        // Whoever woke up late goes on sending: what it says is history.
        if (known?.Epoch > step.Epoch || ownEpoch >= step.Epoch)
            return (known, ReplicaVerdict.Fenced);
        if (step.Definition is { } definition)
            return (WithDefinition(known, from, step, definition), ReplicaVerdict.Accepted);
        // A batch that was repeated, or overtaken.
        if (known is not null && known.Epoch == step.Epoch && known.Seq > step.Seq)
            return (known, ReplicaVerdict.Accepted);
        // Its definition was dropped here, or has changed: what is known stays, as it may still be what the store has.
        if (known is null || known.Revision != step.Revision || known.Id != step.Id)
            return (known is null ? null : known with { Role = ReplicaRole.CatchingUp }, ReplicaVerdict.Missing);
        return (known with
        {
            Owner = from,
            Epoch = step.Epoch,
            Seq = step.Seq,
            State = step.State,
            Outbox = step.Outbox,
            Role = ReplicaRole.Standby,
        }, ReplicaVerdict.Accepted);
    }

    /// <summary>Null when there is nothing left to remember: the owner follows elsewhere.</summary>
    public static Replica? Drop(Replica? known, StandbyDrop drop) => known is null || known.Epoch > drop.Epoch ? known : null;

    /// <summary>Whether this silo is the one that takes over: the first of the standbys that lives.</summary>
    public static bool IsHeir(Replica replica, SiloAddress self, Func<SiloAddress, bool> lives)
    {
        foreach (var heir in replica.Definition.Heirs)
        {
            if (heir.Equals(self))
                return true;
            if (lives(heir))
                return false;
        }

        // It was a standby once and is no more, but nobody else is left.
        return true;
    }

    private static Replica WithDefinition(Replica? known, SiloAddress from, StandbyStep step, StandbyDefinition definition) => new()
    {
        Loop = step.Loop,
        Id = step.Id,
        Owner = from,
        Epoch = step.Epoch,
        Seq = step.Seq,
        Revision = step.Revision,
        State = step.State,
        Outbox = step.Outbox,
        Definition = definition,
        Plan = known is not null && known.Revision == step.Revision && known.Definition.Text == definition.Text ? known.Plan : null,
    };
}
