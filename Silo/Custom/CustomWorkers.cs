using System.Collections.Concurrent;

namespace OrleansHa.Silo.Custom;

/// <summary>
/// Threads that run users' classes and nothing else, so that code that blocks takes none from the silo. A call that does not
/// end within its limit is given up: its thread is counted as hanging, replaced by another while that is allowed, and ends by
/// itself should the call ever return.
/// </summary>
internal sealed class CustomWorkers(int workers, int maxHung, int queue, ILogger logger) : IDisposable
{
    private readonly BlockingCollection<Call> _calls = new(queue);
    private readonly ConcurrentDictionary<string, Call> _underWay = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _threads;
    private int _hung;

    public int Hung => Volatile.Read(ref _hung);

    /// <param name="owner">One call of each at a time: what hangs does not take a second thread.</param>
    /// <param name="name">The class, for the log.</param>
    /// <param name="code">What to run.</param>
    /// <param name="limit">How long to wait for it, in the queue and on its thread together.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    /// <exception cref="InvalidOperationException">It could not be begun.</exception>
    public async Task<T> RunAsync<T>(string owner, string name, Func<CancellationToken, T> code, TimeSpan limit)
    {
        var late = new CancellationTokenSource(limit);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new Call(owner, () => Complete(done, code, late.Token));
        if (!_underWay.TryAdd(owner, call))
            throw new InvalidOperationException("it is still busy with a step before");
        if (!_calls.TryAdd(call))
        {
            _underWay.TryRemove(owner, out _);
            throw new InvalidOperationException("too many calls wait for a thread");
        }

        EnsureThreads();
        try
        {
            return await done.Task.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            GiveUp(call, name);
            throw new TimeoutException($"it took longer than {limit.TotalMilliseconds:0} ms");
        }
    }

    public void Dispose() => _calls.CompleteAdding();

    /// <returns>What tells the caller: not before its place is free, or its next call would find it busy.</returns>
    private static Action Complete<T>(TaskCompletionSource<T> done, Func<CancellationToken, T> code, CancellationToken late)
    {
        try
        {
            var result = code(late);
            return () => done.TrySetResult(result);
        }
        catch (Exception error)
        {
            // The boundary of a user's code: its caller hears of everything.
            return () =>
            {
                done.TrySetException(error);
                _ = done.Task.Exception;
            };
        }
    }

    private void EnsureThreads()
    {
        lock (_lock)
        {
            // As many as there is work for: most silos have no such class.
            if (_threads < workers)
                Begin();
        }
    }

    private void Begin()
    {
        _threads++;
        new Thread(Work) { IsBackground = true, Name = "custom class" }.Start();
    }

    private void Work()
    {
        foreach (var call in _calls.GetConsumingEnumerable())
        {
            var tell = call.TryBegin() ? call.Run() : null;
            _underWay.TryRemove(new KeyValuePair<string, Call>(call.Owner, call));
            tell?.Invoke();
            lock (_lock)
            {
                if (!call.End())
                    continue;

                // It was given up while it ran; where another thread has taken the place, this one goes.
                _hung--;
                if (call.IsReplaced)
                    return;
            }
        }
    }

    private void GiveUp(Call call, string name)
    {
        lock (_lock)
        {
            if (call.GiveUp())
                _hung++;
            else
                name = "";
            if (name.Length > 0 && _hung <= maxHung)
            {
                call.IsReplaced = true;
                _threads--;
                Begin();
            }
        }

        // One that had not begun never will.
        if (name.Length == 0)
            _underWay.TryRemove(new KeyValuePair<string, Call>(call.Owner, call));
        else if (call.IsReplaced)
            CustomLog.Hangs(logger, name, call.Owner, Hung);
        else
            CustomLog.TooManyHang(logger, maxHung);
    }

    private sealed class Call(string owner, Func<Action> run)
    {
        private const int Waiting = 0;
        private const int Running = 1;
        private const int GivenUp = 2;
        private const int Over = 3;

        private int _state;

        public string Owner { get; } = owner;

        public bool IsReplaced { get; set; }

        public Action Run() => run();

        public bool TryBegin() => Interlocked.CompareExchange(ref _state, Running, Waiting) == Waiting;

        /// <returns>Whether it was running and now counts as hanging.</returns>
        public bool GiveUp()
        {
            // Not begun yet: it never will be. Begun in this very moment: it runs, and the next line is about it.
            Interlocked.CompareExchange(ref _state, Over, Waiting);
            return Interlocked.CompareExchange(ref _state, GivenUp, Running) == Running;
        }

        /// <returns>Whether it had been counted as hanging.</returns>
        public bool End() => Interlocked.Exchange(ref _state, Over) == GivenUp;
    }
}
