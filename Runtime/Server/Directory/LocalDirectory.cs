using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>
/// This silo's part of the directory: the entries it owns in the view it has reached, and what it tells other owners of the
/// activations it hosts. Why this keeps one activation per grain is argued in docs/internals/directory.md.
/// </summary>
internal sealed class LocalDirectory(DirectorySurroundings surroundings, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<GrainId, GrainAddress> _entries = [];
    private readonly HashSet<ActivationId> _pending = [];
    private readonly RecentlyLeft _left = new(surroundings.Time);
    private readonly SiloAddress _self = surroundings.Self;
    private DirectoryRing _ring = DirectoryRing.Empty;
    private HashRangeSet _serving = HashRangeSet.Empty;
    private TaskCompletionSource _changed = surroundings.NewSignal();

    private enum Standing
    {
        Serve,
        NotOwner,
        Behind,
        Recovering,
    }

    /// <summary>The view this silo's directory acts in.</summary>
    public DirectoryRing Ring => Volatile.Read(ref _ring);

    /// <summary>How many entries this silo owns.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    /// <summary>Whether everything this silo owns is served.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_lock) return _ring.RangesOf(_self).Except(_serving).IsEmpty;
        }
    }

    /// <summary>
    /// Moves to a newer view: drops what it does not own any more and what lived on dead silos, and stops serving what it newly
    /// owns until <see cref="Complete"/>.
    /// </summary>
    /// <returns>What has to be recovered now; empty when nothing has, null when a recovery that is under way stays right.</returns>
    public HashRangeSet? Advance(DirectoryRing next)
    {
        HashRangeSet? missing;
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (next.Version <= _ring.Version) return null;
            var sameOwners = next.HasSameOwners(_ring);
            _ring = next;
            var owned = next.RangesOf(_self);
            _serving = _serving.Intersect(owned);
            foreach (var entry in _entries.Values.Where(entry => !_serving.Contains(entry.GrainId.GetUniformHashCode()) || !next.IsLive(entry.SiloAddress!)).ToList())
            {
                _entries.Remove(entry.GrainId);
            }

            missing = sameOwners ? null : owned.Except(_serving);
            changed = Exchange();
        }

        changed.TrySetResult();
        return missing;
    }

    /// <summary>Takes what all hosts told for ranges of a view, and serves them from now on, unless the owners have changed since.</summary>
    /// <returns>Activations that lost against another one of the same grain, with the winner.</returns>
    public List<(GrainAddress Loser, GrainAddress Winner)> Complete(DirectoryRing ring, HashRangeSet recovered, IEnumerable<GrainAddress> told)
    {
        var losers = new List<(GrainAddress, GrainAddress)>();
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (!ring.HasSameOwners(_ring)) return losers;
            foreach (var address in told.Where(address => _ring.IsLive(address.SiloAddress!)))
            {
                if (!_entries.TryGetValue(address.GrainId, out var known) || known.ActivationId == address.ActivationId)
                {
                    _entries[address.GrainId] = address;
                    continue;
                }

                var (winner, loser) = IsOlder(known, address) ? (known, address) : (address, known);
                _entries[address.GrainId] = winner;
                losers.Add((loser, winner));
            }

            _serving = _serving.Union(recovered.Intersect(_ring.RangesOf(_self)));
            changed = Exchange();
        }

        changed.TrySetResult();
        return losers;
    }

    public ValueTask<DirectoryReply> RegisterAsync(GrainAddress address, GrainAddress? previous, MembershipVersion version) =>
        ServeAsync(address.GrainId, version, static (self, grain, call) => self.Register(call.address, call.previous), (address, previous));

    public ValueTask<DirectoryReply> LookupAsync(GrainId grainId, MembershipVersion version) =>
        ServeAsync(grainId, version, static (self, grain, _) => self.Reply(self._entries.GetValueOrDefault(grain)), 0);

    public ValueTask<DirectoryReply> UnregisterAsync(GrainAddress address, MembershipVersion version) => ServeAsync(address.GrainId, version, static (self, grain, gone) =>
    {
        if (self._entries.TryGetValue(grain, out var known) && known.ActivationId == gone.ActivationId) self._entries.Remove(grain);
        return self.Reply(null);
    }, address);

    /// <summary>From now on the activation is not told to other owners, until its registration ends.</summary>
    public void BeginRegistration(ActivationId activation)
    {
        lock (_lock) _pending.Add(activation);
    }

    /// <summary>
    /// Ends a registration that was answered in a view. False when this silo has moved on since: then other owners may have asked
    /// what it hosts and not been told of this activation, so that it has to be registered again.
    /// </summary>
    public bool TryEndRegistration(ActivationId activation, MembershipVersion answeredIn)
    {
        lock (_lock) return (_ring.Version == answeredIn || World.Lacks(Safeguard.RegistrationView)) && _pending.Remove(activation);
    }

    /// <summary>Ends a registration that was not accepted: the activation may be listed for a moment yet, and is told to nobody.</summary>
    public void AbandonRegistration(ActivationId activation)
    {
        lock (_lock)
        {
            if (_pending.Remove(activation)) _left.Add(activation);
        }
    }

    /// <summary>From now on the activation is not told to other owners any more.</summary>
    public void Leave(ActivationId activation)
    {
        lock (_lock) _left.Add(activation);
    }

    /// <summary>The registered activations of this silo in some ranges, once it has reached a version.</summary>
    /// <exception cref="TimeoutException">It did not reach the version in time; the asker asks again.</exception>
    /// <exception cref="SiloUnavailableException">The asker is dead and owns nothing.</exception>
    public async Task<List<GrainAddress>> PullAsync(SiloAddress asker, MembershipVersion version, HashRangeSet ranges)
    {
        await ReachAsync(version).ConfigureAwait(false);
        HashSet<ActivationId> untold;
        lock (_lock)
        {
            if (!_ring.IsLive(asker)) throw new SiloUnavailableException($"Silo {asker} is dead in view {_ring.Version} of silo {_self}.");
            untold = [.. _pending, .. _left.All];
        }

        // An activation whose registration ends after this point was answered in a view that this silo has reached by now.
        return [.. surroundings.Activations().Where(address => ranges.Contains(address.GrainId.GetUniformHashCode()) && !untold.Contains(address.ActivationId))];
    }

    /// <summary>
    /// Ends an activation of this silo for which another one is registered. An owner that is dead by now, or was relieved, may have
    /// compared it with one that is over; the owner of today finds out by itself.
    /// </summary>
    public async Task DropDuplicateAsync(SiloAddress owner, MembershipVersion version, GrainAddress loser, GrainAddress winner)
    {
        await ReachAsync(version).ConfigureAwait(false);
        var ring = Ring;
        if (!owner.Equals(ring.OwnerOf(loser.GrainId.GetUniformHashCode())) || !ring.IsLive(winner.SiloAddress!)) return;
        DirectoryLog.DuplicateDropped(logger, loser, winner);
        surroundings.DropDuplicate(loser, winner);
    }

    /// <summary>Waits until this silo's directory has reached a view.</summary>
    public async Task ReachAsync(MembershipVersion version)
    {
        var deadline = surroundings.Deadline();
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_ring.Version >= version) return;
                changed = _changed.Task;
            }

            surroundings.CatchUp(version);
            await surroundings.WaitAsync(changed, deadline, $"view {version}").ConfigureAwait(false);
        }
    }

    // The entry that is there longer is the one that callers have been using.
    private static bool IsOlder(GrainAddress known, GrainAddress other) => known.MembershipVersion != other.MembershipVersion
        ? known.MembershipVersion < other.MembershipVersion
        : known.ActivationId.Key.CompareTo(other.ActivationId.Key) < 0;

    private async ValueTask<DirectoryReply> ServeAsync<TCall>(GrainId grain, MembershipVersion version, Func<LocalDirectory, GrainId, TCall, DirectoryReply> serve, TCall call)
    {
        long deadline = 0;
        while (true)
        {
            Task changed;
            Standing standing;
            lock (_lock)
            {
                standing = StandingOf(grain, version);
                if (standing == Standing.Serve) return serve(this, grain, call);
                if (standing == Standing.NotOwner) return new DirectoryReply(_ring.Version.Value, isRefused: true, null);
                changed = _changed.Task;
            }

            if (deadline == 0) deadline = surroundings.Deadline();
            if (standing == Standing.Behind) surroundings.CatchUp(version);
            await surroundings.WaitAsync(changed, deadline, standing == Standing.Behind ? $"view {version}" : $"the recovery of the range of {grain}").ConfigureAwait(false);
        }
    }

    private Standing StandingOf(GrainId grain, MembershipVersion version)
    {
        if (version > _ring.Version) return Standing.Behind;
        var hash = grain.GetUniformHashCode();
        if (!_self.Equals(_ring.OwnerOf(hash))) return Standing.NotOwner;
        return _serving.Contains(hash) ? Standing.Serve : Standing.Recovering;
    }

    private DirectoryReply Register(GrainAddress address, GrainAddress? previous)
    {
        // A silo that counts as dead registers nothing; it learns of its death from the version.
        if (!_ring.IsLive(address.SiloAddress!)) return new DirectoryReply(_ring.Version.Value, isRefused: true, null);
        // A silo has one activation of a grain at a time: when it registers another one, the known one there is over.
        if (_entries.TryGetValue(address.GrainId, out var known) && known.ActivationId != address.ActivationId
            && known.ActivationId != previous?.ActivationId && !known.SiloAddress!.Equals(address.SiloAddress) && _ring.IsLive(known.SiloAddress))
        {
            return Reply(known);
        }

        var registered = new GrainAddress
        {
            GrainId = address.GrainId,
            ActivationId = address.ActivationId,
            SiloAddress = address.SiloAddress,
            MembershipVersion = known?.ActivationId == address.ActivationId ? known.MembershipVersion : _ring.Version,
        };
        _entries[address.GrainId] = registered;
        return Reply(registered);
    }

    private DirectoryReply Reply(GrainAddress? address) => new(_ring.Version.Value, isRefused: false, address);

    private TaskCompletionSource Exchange()
    {
        var changed = _changed;
        _changed = surroundings.NewSignal();
        return changed;
    }
}
