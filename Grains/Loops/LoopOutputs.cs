using System.Collections.Immutable;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>The deliveries of a loop: a dispatcher for each output, and what has ended since the last commit.</summary>
internal sealed class LoopOutputs(string loop, long id, long epoch, LoopServices services, Func<bool> isSure, Action onRetired, Action<string, string> onStaleEpoch) : IDeliveryHost
{
    // A loop whose endpoint is gone for good fills its list of dead letters slowly: looking after the bound now and then is enough.
    private const int PruneEvery = 1_000;

    private readonly List<Retirement> _retired = [];
    // Dead letters that are to be delivered again once a commit has made them pending.
    private readonly HashSet<OutboxEntry> _revived = [];
    private int _letters;
    // What may still be retired: an attempt that outlives its dispatcher must not end a decision twice.
    private readonly HashSet<(string Output, long Seq)> _outstanding = [];
    private readonly Dictionary<string, long> _open = [];
    private ImmutableDictionary<string, OutputDispatcher> _dispatchers = ImmutableDictionary<string, OutputDispatcher>.Empty;
    private bool _stopped;

    public string Loop { get; } = loop;

    public long Epoch { get; } = epoch;

    public bool IsSure => isSure();

    public bool HasRetired => _retired.Count > 0;

    public OutputDispatcher? Find(string output) => _dispatchers.GetValueOrDefault(output);

    /// <summary>Goes on with what the former owner left.</summary>
    public void Start(LoopPlan plan, LoopState state, IReadOnlyList<OutboxEntry> outbox)
    {
        foreach (var (output, ledger) in state.Outputs)
        {
            var rows = outbox.Count(entry => entry.Output == output);
            if (rows != ledger.Pending || !ledger.Balances)
                LoopLog.AccountsDiffer(services.Logger, Loop, output, ledger.Pending, rows);
        }

        foreach (var entry in outbox)
            Track(entry);
        services.Instruments.Pending(Loop, outbox.Count);
        StartDispatchers(plan, outbox);
    }

    /// <summary>Goes on with another definition's outputs.</summary>
    public async Task ChangeAsync(LoopPlan plan, TimeSpan bound)
    {
        var former = _dispatchers.Values.ToList();
        foreach (var dispatcher in former)
        {
            await dispatcher.FinishAsync(bound);
            _ = dispatcher.DisposeAsync().AsTask();
        }

        // In one turn, so that no decision falls between the former and the new ones.
        StartDispatchers(plan, [.. former.SelectMany(dispatcher => dispatcher.Pending)]);
    }

    /// <summary>Delivers what was just committed.</summary>
    public void Dispatch(IReadOnlyCollection<OutboxEntry> decisions)
    {
        services.Instruments.Decided(Loop, decisions.Count);
        foreach (var decision in decisions)
        {
            Track(decision);
            Find(decision.Output)?.Enqueue(decision);
        }
    }

    /// <summary>Decisions that have not ended by the accounts: dispatched ones, and ends that are not entered.</summary>
    public long Open(string output) => _open.GetValueOrDefault(output);

    /// <summary>Takes dead letters in to be delivered again; their ttl begins anew.</summary>
    /// <param name="letters">Of one output.</param>
    /// <param name="now">The time.</param>
    /// <param name="atMost">As many as the account has.</param>
    /// <returns>Those that are not on their way already.</returns>
    public ImmutableArray<OutboxEntry> Revive(IReadOnlyList<OutboxEntry> letters, DateTimeOffset now, long atMost)
    {
        var fresh = letters.Where(letter => !_outstanding.Contains((letter.Output, letter.Seq)) && !_revived.Any(known => known.Output == letter.Output && known.Seq == letter.Seq))
            .Take((int)Math.Min(int.MaxValue, atMost)).Select(letter => letter with { At = now }).ToImmutableArray();
        _revived.UnionWith(fresh);
        return fresh;
    }

    /// <summary>Delivers the revived ones that a commit has made pending.</summary>
    public void DispatchRevived(IReadOnlyList<OutboxEntry> committed)
    {
        if (_revived.Count == 0)
            return;
        var pending = committed.Where(_revived.Contains).ToList();
        _revived.ExceptWith(pending);
        if (!_stopped)
            Dispatch(pending);
    }

    /// <summary>A commit failed: what it would have revived stays a dead letter.</summary>
    public void ForgetRevived() => _revived.Clear();

    /// <summary>What has ended and is not committed yet.</summary>
    public Retirement[] Retired() => [.. _retired];

    /// <summary>These are in the accounts.</summary>
    public void Forget(IReadOnlyList<Retirement> entered)
    {
        foreach (var end in entered)
            _open[end.Output] = _open.GetValueOrDefault(end.Output) - 1;
        // Nearly always all there are, or the first ones: in the order in which they came.
        if (entered.Count == _retired.Count)
            _retired.Clear();
        else if (entered.Count > 0)
            _retired.RemoveAll(new HashSet<Retirement>(entered, ReferenceEqualityComparer.Instance).Contains);
    }

    /// <summary>A decision that was never dispatched has been overtaken by a newer one.</summary>
    public void Supersede(OutboxEntry decision)
    {
        Track(decision);
        services.Instruments.Decided(Loop, 1);
        Retire(new Retirement(decision.Output, decision.Seq, DeliveryFate.Superseded));
    }

    public void Retire(Retirement retirement)
    {
        if (_stopped || !_outstanding.Remove((retirement.Output, retirement.Seq)))
            return;
        _retired.Add(retirement);
        services.Instruments.Retired(Loop, retirement);
        if (retirement.Fate == DeliveryFate.DeadLettered && ++_letters % PruneEvery == 0)
            _ = PruneAsync();
        onRetired();
    }

    public void OnStaleEpoch(string output, string detail)
    {
        LoopLog.EndpointFenced(services.Logger, Loop, output, Epoch, detail);
        onStaleEpoch(output, detail);
    }

    public void Stop()
    {
        if (!_stopped)
            services.Instruments.Pending(Loop, -_outstanding.Count);
        _stopped = true;
        foreach (var dispatcher in _dispatchers.Values)
            _ = dispatcher.DisposeAsync().AsTask();
    }

    /// <summary>Ended deliveries as the store wants them.</summary>
    public static List<OutboxRetirement> Rows(LoopPlan plan, IReadOnlyList<Retirement> retired)
    {
        var rows = new List<OutboxRetirement>(retired.Count);
        foreach (var end in retired)
            rows.Add(new OutboxRetirement(end.Output, end.Seq, LeavesLetter(plan, end) ? end.Reason : null));
        return rows;
    }

    /// <summary>Whether an end has to be kept for the operator.</summary>
    public static bool LeavesLetter(LoopPlan plan, Retirement end) => end.Reason is not null
        && plan.Definition.Outputs.FirstOrDefault(output => output.Name == end.Output) is not { Delivery.DeadLetter: false };

    private void Track(OutboxEntry decision)
    {
        if (_outstanding.Add((decision.Output, decision.Seq)))
            _open[decision.Output] = _open.GetValueOrDefault(decision.Output) + 1;
    }

    private async Task PruneAsync()
    {
        try
        {
            await services.DeadLetters.PruneAsync(id);
        }
        catch (LoopStoreException error)
        {
            DeliveryLog.PruneFailed(services.Logger, error, Loop, PruneEvery);
        }
    }

    private void StartDispatchers(LoopPlan plan, IReadOnlyList<OutboxEntry> undelivered)
    {
        var dispatchers = ImmutableDictionary.CreateBuilder<string, OutputDispatcher>();
        foreach (var output in plan.Definition.Outputs)
        {
            var dispatcher = new OutputDispatcher(
                this, output, services.Transports.Create(Loop, output), undelivered.Where(entry => entry.Output == output.Name),
                services.Time, services.Instruments, services.Logger);
            dispatchers[output.Name] = dispatcher;
            dispatcher.Start();
        }

        _dispatchers = dispatchers.ToImmutable();
        // Decisions for an output that the definition no longer has can reach nobody.
        foreach (var entry in undelivered.Where(entry => !dispatchers.ContainsKey(entry.Output)))
            Retire(new Retirement(entry.Output, entry.Seq, DeliveryFate.DeadLettered, "the output is no longer defined"));
    }
}
