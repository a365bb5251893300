using System.Collections.Concurrent;
using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// The calls of this process that wait for a response, by number. The number says the slot, so adding, finding and removing are
/// one compare-and-swap each and allocate nothing; the few that meet a taken slot go to an overflow table.
/// </summary>
internal sealed class CallTable(Lazy<IMessageCenter> messageCenter, IMessageBodies bodies, int maxForwardCount) : ICallTable
{
    /// <summary>Marks the numbers that a silo gives to calls it passes on for others, so that they never meet the numbers that clients give.</summary>
    public const long RelayBit = 1L << 62;

    /// <summary>Calls that may wait at once. A process with more has lost its back-pressure long before; at some 500 B each this is half a gigabyte.</summary>
    public const int MaxWaiting = 1_000_000;

    private const int SlotBits = 16;
    private const int SlotMask = (1 << SlotBits) - 1;

    // A slot is taken only by a call that waits while 65,536 others came and went: the second or third try finds a free one.
    private const int SlotAttempts = 4;

    private readonly PendingCall?[] _slots = new PendingCall?[1 << SlotBits];
    private readonly ConcurrentDictionary<long, PendingCall> _overflow = new();
    private long _lastId;
    private long _nextDueTicks = long.MaxValue;

    /// <summary>What is measured of calls, null for nothing.</summary>
    public RequestInstruments? Instruments { get; init; }

    /// <summary>Whether the callee of a timed-out call is signalled.</summary>
    public bool CancelsOnTimeout { get; init; }

    /// <summary>Whether a cancelled caller waits until the callee says how it ended.</summary>
    public bool AwaitsCancellation { get; init; }

    /// <summary>Gives the call a number and waits for its response from now on.</summary>
    /// <exception cref="LimitExceededException"><see cref="MaxWaiting"/> calls wait already.</exception>
    public void Add(PendingCall call, Message request, long startedTicks, long deadlineTicks, long mark = 0)
    {
        var id = Interlocked.Increment(ref _lastId) | mark;
        call.Begin(this, request, id, startedTicks, deadlineTicks);
        for (var attempt = 1; Interlocked.CompareExchange(ref _slots[SlotOf(id)], call, null) is not null; attempt++)
        {
            if (attempt == SlotAttempts)
            {
                if (_overflow.Count >= MaxWaiting) throw new LimitExceededException($"More than {MaxWaiting} calls of this process wait for a response; {request} was not sent.");
                _overflow[id] = call;
                break;
            }

            id = Interlocked.Increment(ref _lastId) | mark;
            call.Renumber(id);
        }

        request.Id = id;
        LowerNextDue(deadlineTicks);
    }

    public void Remove(long id, PendingCall call)
    {
        // Only the call's one taker comes here, and nobody else can fill the slot while the call is in it.
        ref var slot = ref _slots[SlotOf(id)];
        if (ReferenceEquals(Volatile.Read(ref slot), call)) Volatile.Write(ref slot, null);
        else _overflow.TryRemove(id, out _);
    }

    public void OnResponse(Message response)
    {
        if (Find(response.Id) is not { } call) return;

        // Numbers can be guessed: only who was asked may answer. (When the call ended meanwhile, nothing waits under this number.)
        if (call.Request is { } asked && asked.TargetGrain != response.SendingGrain) return;
        if (call is RelayedCall relay)
        {
            if (relay.TryTake(response.Id, out _)) relay.PassOn(response);
            return;
        }

        var outcome = ReceivedResponse.Read(response, bodies);
        if (!call.TryTake(response.Id, out var request)) return;
        if (outcome.Rejection is { } rejection) OnRejected(call, request, rejection);
        else call.Finish(outcome.Response!);
    }

    /// <summary>Ends a taken call that did not run, or sends it again when that is safe and may help.</summary>
    public void OnRejected(PendingCall call, Message request, RejectionInfo rejection)
    {
        var mayWorkElsewhere = rejection.Kind is RejectionKind.CacheInvalid or RejectionKind.Transient && !request.IsSystemMessage;
        if (!mayWorkElsewhere || request.ForwardCount >= maxForwardCount || request.IsExpired || call is RelayedCall)
        {
            call.Fail(CallFailure.FromRejection(request, rejection));
            return;
        }

        request.ForwardCount++;
        request.TargetSilo = null;
        request.TargetActivation = default;
        request.SentTo = null;
        try
        {
            Add(call, request, call.StartedTicks, call.DeadlineTicks);
        }
        catch (LimitExceededException limit)
        {
            call.Fail(limit);
            return;
        }

        messageCenter.Value.Send(request);
    }

    /// <summary>Tells whoever has the request that nobody waits for it any more. Best effort.</summary>
    public void TakeBack(Message request) => messageCenter.Value.Send(request.CreateCancellation());

    public bool TryFollow(Message cancellation)
    {
        // Looks at every waiting call: cancellations are rare, and an index would cost every relayed call.
        foreach (var call in Waiting())
        {
            if (call is not RelayedCall relay || relay.AskersId != cancellation.Id || relay.Asker != cancellation.SendingGrain) continue;
            if (relay.Request is not { SentTo: { } silo } request) return false;
            cancellation.Id = request.Id;
            cancellation.TargetSilo = silo;
            return true;
        }

        return false;
    }

    public void OnSiloDead(SiloAddress silo) => FailAll(silo, static (request, silo) => CallFailure.SiloGone(request, silo!));

    /// <summary>Whether this silo owes anyone the answer of a call that it passed on. Looks at every waiting call.</summary>
    public bool AnyRelayed => Waiting().Any(static call => call is RelayedCall);

    /// <summary>Whether a call waits that was handed to the silo. Looks at every waiting call.</summary>
    public bool AnyWaitsFor(SiloAddress silo) => Waiting().Any(call => silo.Equals(call.Request?.SentTo));

    /// <summary>Ends all calls that were handed to the silo, or every call when it is null.</summary>
    public void FailAll(SiloAddress? silo, Func<Message, SiloAddress?, Exception> reason)
    {
        foreach (var call in Waiting())
        {
            var id = call.Id;
            if (call.Request is not { } seen) continue;
            if (silo is not null && !silo.Equals(seen.SentTo)) continue;

            // The number pins the request: when it is still the same after the check, so was the request.
            if (call.TryTake(id, out var request)) call.Fail(reason(request, silo));
        }
    }

    /// <summary>Ends the calls whose time is over; cheap when there can be none.</summary>
    public void ExpireDue(long nowTicks)
    {
        if (nowTicks < Volatile.Read(ref _nextDueTicks)) return;
        Volatile.Write(ref _nextDueTicks, long.MaxValue);
        var next = long.MaxValue;
        foreach (var call in Waiting())
        {
            var id = call.Id;
            var deadline = call.DeadlineTicks;
            if (id == 0) continue;
            if (deadline > nowTicks)
            {
                next = Math.Min(next, deadline);
            }
            else
            {
                var started = call.StartedTicks;
                if (!call.TryTake(id, out var request)) continue;
                if (call is not RelayedCall) Instruments?.TimedOut(request);
                call.Fail(CallFailure.TimedOut(request, TimeSpan.FromMilliseconds(deadline - started), TimeSpan.FromMilliseconds(nowTicks - started)));
                if (CancelsOnTimeout && call is not RelayedCall) TakeBack(request);
            }
        }

        LowerNextDue(next);
    }

    // Neighbouring numbers go to different cache lines, because callers on different cores take them in turn.
    private static int SlotOf(long id) => (int)(((id << 3) | ((id >> (SlotBits - 3)) & 7)) & SlotMask);

    private PendingCall? Find(long id)
    {
        if (id == 0) return null;
        var call = Volatile.Read(ref _slots[SlotOf(id)]);
        if (call is not null && call.Id == id) return call;
        return _overflow.GetValueOrDefault(id);
    }

    private IEnumerable<PendingCall> Waiting()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            if (Volatile.Read(ref _slots[i]) is { } call) yield return call;
        }

        foreach (var pair in _overflow) yield return pair.Value;
    }

    private void LowerNextDue(long deadlineTicks)
    {
        var current = Volatile.Read(ref _nextDueTicks);
        while (deadlineTicks < current)
        {
            var seen = Interlocked.CompareExchange(ref _nextDueTicks, deadlineTicks, current);
            if (seen == current) return;
            current = seen;
        }
    }
}
