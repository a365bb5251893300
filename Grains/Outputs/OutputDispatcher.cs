using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Outputs;

/// <summary>
/// Delivers the committed decisions of one output, one at a time and in order. Lives on its loop's scheduler: what it knows is
/// touched by nobody else, and a slow endpoint holds up nothing but this output.
/// </summary>
internal sealed class OutputDispatcher : IAsyncDisposable
{
    // The store is usually back within seconds, and asking costs nothing.
    private static readonly TimeSpan HoldPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly IDeliveryHost _host;
    private readonly OutputDefinition _output;
    private readonly IOutputTransport _transport;
    private readonly TimeProvider _time;
    private readonly LoopInstruments _instruments;
    private readonly ILogger _logger;
    private readonly List<OutboxEntry> _pending;
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _changed = NewSignal();
    private CancellationTokenSource? _sending;
    private Task _worker = Task.CompletedTask;
    private bool _stopped;

    public OutputDispatcher(
        IDeliveryHost host, OutputDefinition output, IOutputTransport transport, IEnumerable<OutboxEntry> undelivered, TimeProvider time,
        LoopInstruments instruments, ILogger logger)
    {
        _host = host;
        _output = output;
        _transport = transport;
        _time = time;
        _instruments = instruments;
        _logger = logger;
        _pending = [.. undelivered.OrderBy(entry => entry.Seq)];
    }

    public string Breaker => _transport.Breaker;

    public string? LastError => _transport.LastError;

    public void Start() => _worker = RunAsync();

    /// <summary>Takes over a decision that was just committed.</summary>
    public void Enqueue(OutboxEntry decision)
    {
        // A dead letter that is delivered again takes the place its seq has among those that wait.
        var place = _pending.Count;
        while (place > 0 && _pending[place - 1].Seq > decision.Seq)
            place--;
        _pending.Insert(place, decision);
        if (_stopped)
            return;
        _changed.TrySetResult();
        // Waiting to repeat an older decision is pointless now. One on the wire is seen through.
        if (_output.Delivery.Coalesce == CoalesceRule.Latest)
            _sending?.Cancel();
    }

    /// <summary>Sends nothing more. What is pending stays in the outbox for the next owner.</summary>
    public void Drop()
    {
        if (_stopped)
            return;
        _stopped = true;
        _stop.Cancel();
        _changed.TrySetResult();
    }

    /// <summary>What is undelivered; after <see cref="FinishAsync"/> the dispatcher that follows takes it over.</summary>
    public IReadOnlyList<OutboxEntry> Pending => _pending;

    /// <summary>Ends deliveries; one on the wire is waited for within the bound.</summary>
    public async Task FinishAsync(TimeSpan bound)
    {
        Drop();
        try
        {
            await _worker.WaitAsync(bound, _time);
        }
        catch (TimeoutException)
        {
            // The attempt on the wire ends by its own time-out; the key makes a repetition harmless.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Drop();
        await _worker;
        _transport.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        // The first turn belongs to whoever started this.
        await Task.Yield();
        while (!_stopped)
        {
            var choice = DeliveryPolicy.Choose(_pending, _time.GetUtcNow(), _output.Delivery.Coalesce == CoalesceRule.Latest, _output.Delivery.Ttl);
            foreach (var retired in choice.Retired)
                End(retired);
            if (choice.Next is null)
            {
                await _changed.Task;
                _changed = NewSignal();
                continue;
            }

            if (!MayAct())
            {
                await PauseAsync(HoldPause);
                continue;
            }

            try
            {
                await DeliverAsync(choice.Next);
            }
            catch (Exception error)
            {
                // The boundary of this output: a fault in its transport must not end deliveries for good.
                LoopLog.DeliveryFailed(_logger, error, _host.Loop, choice.Next.Output, choice.Next.Seq);
                await PauseAsync(FaultPause);
            }
        }
    }

    /// <summary>By the output's rule for partitions. Keys and epochs make a second owner's action harmless only where receivers honour them.</summary>
    private bool MayAct() => _output.OnPartition == PartitionRule.Duplicate || _host.IsSure;

    private async Task DeliverAsync(OutboxEntry decision)
    {
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var left = _output.Delivery.Ttl - (_time.GetUtcNow() - decision.At);
        sending.CancelAfter(left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.FromMilliseconds(1));
        _sending = sending;
        var started = _time.GetTimestamp();
        try
        {
            var result = await _transport.SendAsync(new OutputMessage(_host.Loop, decision, _host.Epoch) { MayAct = MayAct }, sending.Token);
            _instruments.Delivered(_host.Loop, decision.Output, _time.GetElapsedTime(started), result.Kind);
            Settle(decision, result);
        }
        catch (OperationCanceledException) when (sending.IsCancellationRequested)
        {
            // Superseded, expired or stopped: the policy says which.
        }
        finally
        {
            _sending = null;
        }
    }

    private void Settle(OutboxEntry decision, SendResult result)
    {
        switch (result.Kind)
        {
            case SendResultKind.Delivered:
                End(new Retirement(decision.Output, decision.Seq, DeliveryFate.Delivered));
                break;
            case SendResultKind.Refused:
                LoopLog.DecisionRefused(_logger, _host.Loop, decision.Output, decision.Seq, result.Detail);
                End(new Retirement(decision.Output, decision.Seq, DeliveryFate.DeadLettered, result.Detail));
                break;
            case SendResultKind.StaleEpoch:
                Drop();
                _host.OnStaleEpoch(decision.Output, result.Detail ?? "");
                break;
            default:
                throw new InvalidOperationException($"Unknown answer {result.Kind}.");
        }
    }

    private void End(Retirement retirement)
    {
        // After the stop only what an endpoint really took counts; the rest is the next owner's to judge.
        if (_stopped && retirement.Fate != DeliveryFate.Delivered)
            return;
        _pending.RemoveAll(entry => entry.Seq == retirement.Seq);
        _host.Retire(retirement);
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _time, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
