using System.Collections.Concurrent;
using OrleansHa.Grains.Standbys;
using OrleansHa.Silo.Store;

namespace OrleansHa.Silo.Standbys;

/// <summary>
/// Sends this silo's steps to one other: a bounded message at a time, each loop's newest step once. While the other is slow,
/// steps are left out; while it does not answer, nothing gathers but the names of loops. No loop ever waits for it.
/// </summary>
internal sealed class StandbyLink : IStandbyLink, IAsyncDisposable
{
    private readonly StandbyServiceClient _client;
    private readonly SiloAddress _self;
    private readonly StandbyOptions _options;
    private readonly StandbyInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    // Bounded by the loops of this silo: each is in it once.
    private readonly ConcurrentQueue<StandbyFollow> _waiting = new();
    private readonly ConcurrentQueue<StandbyDrop> _drops = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private RetryDelay _pause;
    private readonly Task _pump;
    private bool _failing;

    public StandbyLink(
        SiloAddress silo, SiloAddress self, StandbyServiceClient client, StandbyOptions options, StandbyInstruments instruments, TimeProvider time, ILogger logger)
    {
        Silo = silo;
        _self = self;
        _client = client;
        _options = options;
        _instruments = instruments;
        _time = time;
        _logger = logger;
        _pause = new RetryDelay(options.FirstPause, options.LongestPause);
        _pump = Task.Run(RunAsync);
    }

    public SiloAddress Silo { get; }

    public void Offer(StandbyFollow follow)
    {
        _waiting.Enqueue(follow);
        Wake();
    }

    /// <summary>Tells the other silo to forget a loop; lost when it does not answer, and then the age does it.</summary>
    public void Drop(StandbyDrop drop)
    {
        _drops.Enqueue(drop);
        Wake();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
        _stop.Dispose();
        _signal.Dispose();
    }

    private void Wake()
    {
        if (_signal.CurrentCount > 0)
            return;
        try
        {
            _signal.Release();
        }
        catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody else has just woken it, or it is over.
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                await _signal.WaitAsync(_options.Heartbeat, _stop.Token).ConfigureAwait(false);
                do
                {
                    // A full message waits already, or a few milliseconds make one of many small ones.
                    if (_waiting.Count < _options.MaxBatch && _options.Linger > TimeSpan.Zero)
                        await Task.Delay(_options.Linger, _time, _stop.Token).ConfigureAwait(false);
                    await SendAsync().ConfigureAwait(false);
                }
                while (!_waiting.IsEmpty);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The other silo is gone, or this one stops.
        }
    }

    private async Task SendAsync()
    {
        var takenAt = _time.GetTimestamp();
        var (sent, drops) = Gather();
        try
        {
            var batch = new StandbyBatch { From = _self, Steps = [.. sent.Select(pair => pair.Step)], Drops = [.. drops] };
            var reply = await _client.On(Silo).FollowAsync(batch).WaitAsync(_options.CallBound, _time, _stop.Token).ConfigureAwait(false);
            Settle(sent, reply, takenAt);
            if (!_failing)
                return;
            StandbyLog.SendResumed(_logger, Silo);
            (_failing, _pause) = (false, new RetryDelay(_options.FirstPause, _options.LongestPause));
        }
        catch (Exception error) when (error is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            // The boundary of one message: whatever went wrong, its loops are sent again with everything.
            if (!_failing)
                StandbyLog.SendFailed(_logger, error, Silo, sent.Count);
            _failing = true;
            foreach (var (follow, _) in sent)
                follow.Feed.Lost(follow);
            await Task.Delay(_pause.Next(), _time, _stop.Token).ConfigureAwait(false);
            foreach (var (follow, _) in sent)
                follow.Feed.Offer(follow);
        }
    }

    private (List<(StandbyFollow Follow, StandbyStep Step)> Sent, List<StandbyDrop> Drops) Gather()
    {
        var sent = new List<(StandbyFollow, StandbyStep)>();
        while (sent.Count < _options.MaxBatch && _waiting.TryDequeue(out var follow))
        {
            if (follow.Feed.Take(follow) is { } step)
                sent.Add((follow, step));
        }

        var drops = new List<StandbyDrop>();
        while (drops.Count < _options.MaxBatch && _drops.TryDequeue(out var drop))
            drops.Add(drop);
        return (sent, drops);
    }

    private void Settle(List<(StandbyFollow Follow, StandbyStep Step)> sent, StandbyReply reply, long takenAt)
    {
        var (missing, fenced, full) = (reply.Missing.ToHashSet(), reply.Fenced.ToHashSet(), reply.Full.ToHashSet());
        if (full.Count > 0)
            StandbyLog.Full(_logger, Silo, full.Count);
        foreach (var (follow, step) in sent)
        {
            if (fenced.Contains(step.Loop))
            {
                StandbyLog.Fenced(_logger, Silo, step.Loop);
                follow.Feed.Fenced(follow);
            }
            else if (full.Contains(step.Loop))
            {
                follow.Feed.Lost(follow);
                _ = OfferLaterAsync(follow);
            }
            else if (missing.Contains(step.Loop))
            {
                follow.Feed.Lost(follow);
                follow.Feed.Offer(follow);
            }
            else
            {
                _instruments.Arrived(step.Loop, follow.Feed.Acknowledge(follow, step, takenAt));
                if (follow.NeedsDefinition)
                    follow.Feed.Offer(follow);
            }
        }
    }

    private async Task OfferLaterAsync(StandbyFollow follow)
    {
        follow.Feed.Hold(follow);
        try
        {
            await Task.Delay(_options.FullPause, _time, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nothing is sent any more.
            return;
        }

        follow.Feed.Release(follow);
    }
}
