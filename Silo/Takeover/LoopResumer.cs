using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Placement;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Silo.Store;

namespace OrleansHa.Silo.Takeover;

/// <summary>Activates loops on a silo of choice: a bounded number at a time, each with bounded, repeated calls.</summary>
internal sealed class LoopResumer : IAsyncDisposable
{
    private readonly IGrainFactory _grains;
    private readonly TakeoverOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LoopResumer> _logger;
    // Bounded by the loops there are: each is in it once.
    private readonly Channel<(string Loop, SiloAddress Target)> _queue = Channel.CreateUnbounded<(string, SiloAddress)>();
    private readonly ConcurrentDictionary<string, byte> _underWay = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _workers;

    public LoopResumer(IGrainFactory grains, IOptions<TakeoverOptions> options, TimeProvider time, ILogger<LoopResumer> logger)
    {
        _grains = grains;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _workers = new Task[_options.Concurrency];
        for (var i = 0; i < _workers.Length; i++)
            _workers[i] = Task.Run(RunAsync);
    }

    public int UnderWay => _underWay.Count;

    public bool IsUnderWay(string loop) => _underWay.ContainsKey(loop);

    /// <summary>Does nothing for a loop that is under way already.</summary>
    public bool Resume(string loop, SiloAddress target) => _underWay.TryAdd(loop, 0) && _queue.Writer.TryWrite((loop, target));

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_workers).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var (loop, target) in _queue.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                try
                {
                    await ResumeAsync(loop, target).ConfigureAwait(false);
                }
                finally
                {
                    _underWay.TryRemove(loop, out _);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task ResumeAsync(string loop, SiloAddress target)
    {
        var pause = new RetryDelay(_options.FirstPause, _options.LongestPause);
        Exception? last = null;
        for (var attempt = 1; attempt <= _options.Attempts; attempt++)
        {
            try
            {
                await CallAsync(loop, target).WaitAsync(_options.CallBound, _time, _stop.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException || !_stop.IsCancellationRequested)
            {
                // The boundary of one attempt: a dead silo, a directory in motion and a store that is away all pass.
                last = error;
                TakeoverLog.AttemptFailed(_logger, error, loop, attempt);
            }

            await Task.Delay(pause.Next(), _time, _stop.Token).ConfigureAwait(false);
        }

        TakeoverLog.GaveUp(_logger, last, loop, _options.Attempts);
    }

    private async Task CallAsync(string loop, SiloAddress target)
    {
        // Counts for a new activation only; a loop that runs somewhere stays there.
        RequestContext.Set(IPlacementDirector.PlacementHintKey, target);
        await _grains.GetGrain<IFeedbackLoopGrain>(loop).ResumeAsync().ConfigureAwait(false);
    }
}
