using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Standbys;

/// <summary>
/// What an owner has to tell the standbys of its loop: the newest committed step, and who has which. The loop's turns write,
/// links and the keeper read; a commit costs the loop a lock that nobody holds for long, and never a wait.
/// </summary>
internal sealed class LoopFeed
{
    // More would be sent with every step; a loop whose outputs are that far behind asks the store when it is taken over.
    private const int MostDecisions = 32;

    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Output, long Seq), OutboxEntry> _outbox = [];
    private StandbyFollow[] _follows = [];
    private long _seq;
    private long _revision;
    private byte[] _state;
    private byte[]? _encodedOutbox;
    private string _definition;
    private DateTimeOffset _appliedAt;

    public LoopFeed(ClaimedLoop claimed, string loop, PlacementDefinition placement, TimeProvider time)
    {
        _time = time;
        Loop = loop;
        Id = claimed.Id;
        Epoch = claimed.Epoch;
        Placement = placement;
        (_seq, _state, _revision, _definition, _appliedAt) = (claimed.Seq, claimed.State, claimed.Revision, claimed.Definition, claimed.AppliedAt);
        foreach (var entry in claimed.Outbox)
            _outbox[(entry.Output, entry.Seq)] = entry;
    }

    public string Loop { get; }

    public long Id { get; }

    public long Epoch { get; }

    public PlacementDefinition Placement { get; private set; }

    /// <summary>How many standbys are asked for.</summary>
    public int Wanted => Placement.Standby == StandbyKind.Hot ? Placement.Replicas - 1 : 0;

    public IReadOnlyList<StandbyFollow> Follows => Volatile.Read(ref _follows);

    /// <summary>A step is on disk. Called in the loop's turns, in the order of seq.</summary>
    public void Committed(long seq, byte[] state, IReadOnlyList<OutboxEntry> decided, IReadOnlyList<OutboxRetirement> retired)
    {
        lock (_lock)
        {
            (_seq, _state) = (seq, state);
            if (decided.Count > 0 || retired.Count > 0)
                _encodedOutbox = null;
            foreach (var entry in decided)
                _outbox[(entry.Output, entry.Seq)] = entry;
            foreach (var entry in retired)
                _outbox.Remove((entry.Output, entry.Seq));
            foreach (var follow in _follows)
                follow.BehindSince ??= _time.GetTimestamp();
        }

        OfferAll();
    }

    /// <summary>Another definition is in force.</summary>
    public void Changed(PlacementDefinition placement, long revision, string definition, DateTimeOffset appliedAt)
    {
        lock (_lock)
        {
            Placement = placement;
            (_revision, _definition, _appliedAt) = (revision, definition, appliedAt);
            foreach (var follow in _follows)
                (follow.NeedsDefinition, follow.BehindSince) = (true, follow.BehindSince ?? _time.GetTimestamp());
        }

        OfferAll();
    }

    /// <summary>Follows on these links, in the order in which they are to take over; keeps those that stay.</summary>
    /// <returns>Those that are followed no more.</returns>
    public IReadOnlyList<StandbyFollow> Follow(IReadOnlyList<IStandbyLink> links)
    {
        List<StandbyFollow> closed;
        lock (_lock)
        {
            if (_follows.Select(follow => follow.Link).SequenceEqual(links))
                return [];
            closed = [.. _follows.Where(follow => !links.Contains(follow.Link))];
            foreach (var follow in closed)
                follow.IsClosed = true;
            _follows = [.. links.Select(link => Array.Find(_follows, follow => follow.Link == link) ?? new StandbyFollow(this, link) { BehindSince = _time.GetTimestamp() })];
            // Each has to know who else stands by.
            foreach (var follow in _follows)
                follow.NeedsDefinition = true;
        }

        OfferAll();
        return closed;
    }

    /// <summary>What to send now; null when there is nothing to send any more.</summary>
    public StandbyStep? Take(StandbyFollow follow)
    {
        lock (_lock)
        {
            follow.IsQueued = false;
            return follow.IsClosed || follow.IsFenced ? null : Make(follow.NeedsDefinition);
        }
    }

    /// <summary>All that a next owner needs, as of the last committed step.</summary>
    public StandbyStep HandOver()
    {
        lock (_lock)
            return Make(withDefinition: true);
    }

    /// <summary>A step has arrived.</summary>
    /// <param name="follow">Where.</param>
    /// <param name="step">What was sent.</param>
    /// <param name="takenAt">When it was taken from here.</param>
    /// <returns>How long the standby was behind.</returns>
    public TimeSpan Acknowledge(StandbyFollow follow, StandbyStep step, long takenAt)
    {
        lock (_lock)
        {
            var lag = follow.BehindSince is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero;
            follow.AckedSeq = step.Seq;
            // Who stands by may have changed meanwhile; then the definition goes once more.
            if (step.Definition is { } sent && step.Revision == _revision && sent.Heirs.SequenceEqual(_follows.Select(other => other.Link.Silo)))
                follow.NeedsDefinition = false;
            follow.BehindSince = step.Seq == _seq && !follow.NeedsDefinition ? null : takenAt;
            return lag;
        }
    }

    /// <summary>A step has not arrived, or was not taken: the next one is sent with everything.</summary>
    public void Lost(StandbyFollow follow)
    {
        lock (_lock)
        {
            follow.NeedsDefinition = true;
            follow.BehindSince ??= _time.GetTimestamp();
        }
    }

    public void Fenced(StandbyFollow follow)
    {
        lock (_lock)
            follow.IsFenced = true;
    }

    /// <summary>Sends nothing to it until it is released.</summary>
    public void Hold(StandbyFollow follow)
    {
        lock (_lock)
            follow.IsQueued = true;
    }

    public void Release(StandbyFollow follow)
    {
        lock (_lock)
            follow.IsQueued = false;
        Offer(follow);
    }

    /// <summary>Where a replica could take over from memory now, in the order in which they would.</summary>
    public IReadOnlyList<SiloAddress> Ready()
    {
        lock (_lock)
            return [.. _follows.Where(follow => follow.Role(_time) == ReplicaRole.Standby).Select(follow => follow.Link.Silo)];
    }

    public IReadOnlyList<(SiloAddress Silo, ReplicaRole Role, long Seq, TimeSpan Lag)> Standbys()
    {
        lock (_lock)
        {
            return [.. _follows.Select(follow => (follow.Link.Silo, follow.Role(_time), follow.AckedSeq ?? 0,
                follow.BehindSince is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero))];
        }
    }

    /// <summary>Queues it on its link, once.</summary>
    public void Offer(StandbyFollow follow)
    {
        lock (_lock)
        {
            if (follow.IsQueued || follow.IsClosed || follow.IsFenced)
                return;
            follow.IsQueued = true;
        }

        follow.Link.Offer(follow);
    }

    private StandbyStep Make(bool withDefinition) => new()
    {
        Loop = Loop,
        Id = Id,
        Epoch = Epoch,
        Seq = _seq,
        Revision = _revision,
        State = _state,
        Outbox = _outbox.Count > MostDecisions ? null : _encodedOutbox ??= OutboxCodec.Encode(_outbox.Values),
        Definition = withDefinition
            ? new StandbyDefinition { Text = _definition, AppliedAt = _appliedAt, Heirs = [.. _follows.Select(other => other.Link.Silo)] }
            : null,
    };

    private void OfferAll()
    {
        foreach (var follow in Follows)
            Offer(follow);
    }
}
