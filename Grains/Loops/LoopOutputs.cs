using System.Collections.Immutable;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>The deliveries of a loop: a dispatcher for each output, and what has ended since the last commit.</summary>
internal sealed class LoopOutputs(string loop, long epoch, LoopServices services, Action onRetired, Action<string, string> onStaleEpoch) : IDeliveryHost
{
    private readonly List<Retirement> _retired = [];
    // What may still be retired: an attempt that outlives its dispatcher must not end a decision twice.
    private readonly HashSet<(string Output, long Seq)> _outstanding = [];
    private ImmutableDictionary<string, OutputDispatcher> _dispatchers = ImmutableDictionary<string, OutputDispatcher>.Empty;
    private bool _stopped;

    public string Loop { get; } = loop;

    public long Epoch { get; } = epoch;

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
            _outstanding.Add((entry.Output, entry.Seq));
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
            _outstanding.Add((decision.Output, decision.Seq));
            Find(decision.Output)?.Enqueue(decision);
        }
    }

    /// <summary>What has ended and is not committed yet.</summary>
    public Retirement[] Retired() => [.. _retired];

    /// <summary>These are in the accounts.</summary>
    public void Forget(IReadOnlyList<Retirement> entered)
    {
        // Nearly always all there are, or the first ones: in the order in which they came.
        if (entered.Count == _retired.Count)
            _retired.Clear();
        else if (entered.Count > 0)
            _retired.RemoveAll(new HashSet<Retirement>(entered, ReferenceEqualityComparer.Instance).Contains);
    }

    /// <summary>A decision that was never dispatched has been overtaken by a newer one.</summary>
    public void Supersede(OutboxEntry decision)
    {
        _outstanding.Add((decision.Output, decision.Seq));
        services.Instruments.Decided(Loop, 1);
        Retire(new Retirement(decision.Output, decision.Seq, DeliveryFate.Superseded));
    }

    public void Retire(Retirement retirement)
    {
        if (_stopped || !_outstanding.Remove((retirement.Output, retirement.Seq)))
            return;
        _retired.Add(retirement);
        services.Instruments.Retired(Loop, retirement);
        onRetired();
    }

    public void OnStaleEpoch(string output, string detail)
    {
        LoopLog.EndpointFenced(services.Logger, Loop, output, Epoch, detail);
        onStaleEpoch(output, detail);
    }

    public void Stop()
    {
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
