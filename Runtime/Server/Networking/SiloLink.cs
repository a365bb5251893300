namespace Orleans.Runtime.Messaging;

/// <summary>
/// The way to one silo: its live connections, or the messages that wait while one is being made. A connection serves both directions,
/// whoever made it; when both sides dialled at once there are two and either will do.
/// </summary>
internal sealed class SiloLink(SiloAddress silo, ISiloLinkOwner owner, TimeSpan retryDelay, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<Connection> _connections = [];

    // While a connection is made messages wait here under the bounds of a connection's own queue.
    private readonly List<Message> _waiting = [];
    private Connection? _current;
    private bool _isDialling;
    private long _dialNotBefore = long.MinValue;
    private Exception? _closed;
    private Exception? _lastFailure;
    private TaskCompletionSource? _whenEnded;

    /// <summary>The other side said that it needs nothing more from this silo.</summary>
    public bool IsDone { get; set; }

    public bool IsConnected => Volatile.Read(ref _current) is { IsClosed: false };

    public void Send(Message message)
    {
        if (Volatile.Read(ref _current) is { } connection)
        {
            var admission = connection.TrySend(message);
            if (admission == Admission.Queued) return;
            if (admission == Admission.Full)
            {
                owner.ReturnFull(message);
                return;
            }
        }

        SendSlowly(message);
    }

    /// <summary>Makes a connection unless there is one, one is being made, or the last attempt failed just now.</summary>
    public void Connect()
    {
        lock (_lock)
        {
            if (_closed is not null || LiveConnection() is not null || !MayDial()) return;
            _isDialling = true;
        }

        _ = Dial();
    }

    /// <summary>A connection with the silo was established, by either side; false when the silo is dead and the connection is not wanted.</summary>
    public bool Add(Connection connection)
    {
        Message[] waiting;
        lock (_lock)
        {
            if (_closed is not null) return false;
            _connections.Add(connection);
            _current = LiveConnection();
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var message in waiting) Send(message);
        return true;
    }

    public void Remove(Connection connection)
    {
        lock (_lock)
        {
            _connections.Remove(connection);
            _current = LiveConnection();
            if (_connections.Count == 0) _whenEnded?.TrySetResult();
        }
    }

    /// <summary>Returns when the other side has ended all connections, or after <paramref name="limit"/>.</summary>
    public async Task WaitUntilEnded(TimeSpan limit)
    {
        Task ended;
        lock (_lock)
        {
            if (_connections.Count == 0) return;
            ended = (_whenEnded ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await ended.WaitAsync(limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends everything for good.</summary>
    public void Close(Exception reason)
    {
        Message[] waiting;
        Connection[] connections;
        lock (_lock)
        {
            _closed ??= reason;
            _current = null;
            waiting = [.. _waiting];
            _waiting.Clear();
            connections = [.. _connections];
        }

        foreach (var connection in connections) connection.Close(reason.Message);
        foreach (var message in waiting) owner.ReturnUnsent(message, reason);
    }

    /// <summary>Lets what is queued leave, then ends everything for good.</summary>
    public Task CloseAfterDrain(string reason, CancellationToken cancellationToken)
    {
        Connection[] connections;
        lock (_lock)
        {
            connections = [.. _connections];
        }

        return Task.WhenAll(connections.Select(connection => connection.CloseAfterDrain(reason, cancellationToken)));
    }

    private void SendSlowly(Message message)
    {
        var outcome = Admission.Queued;
        Connection? connection;
        var mustDial = false;
        lock (_lock)
        {
            connection = LiveConnection();
            if (connection is null)
            {
                if (_closed is not null || (!_isDialling && !MayDial())) outcome = Admission.Closed;
                else if (_waiting.Count >= (message.IsSystemMessage || message.Direction == MessageDirection.Response ? SendQueue.MaxMessages : SendQueue.MaxRequests)) outcome = Admission.Full;
                else _waiting.Add(message);
                mustDial = outcome == Admission.Queued && !_isDialling;
                _isDialling |= mustDial;
            }
        }

        if (connection is not null) outcome = connection.TrySend(message);
        if (mustDial) _ = Dial();
        if (outcome == Admission.Full) owner.ReturnFull(message);
        else if (outcome == Admission.Closed) owner.ReturnUnsent(message, _closed ?? _lastFailure ?? new ConnectionFailedException($"There is no connection to {silo}."));
    }

    private bool MayDial() => !_isDialling && World.Ticks >= _dialNotBefore;

    private Connection? LiveConnection() => _connections.Find(connection => !connection.IsClosed);

    private async Task Dial()
    {
        try
        {
            // The owner adds the connection before this returns.
            await owner.Dial(silo);
            EndDial(null);
        }
        catch (Exception failure)
        {
            EndDial(failure);
        }
    }

    private void EndDial(Exception? failure)
    {
        Message[] waiting = [];
        lock (_lock)
        {
            _isDialling = false;
            if (failure is not null)
            {
                _lastFailure = failure;
                _dialNotBefore = World.Ticks + (long)retryDelay.TotalMilliseconds;
            }

            // After a success only those are left that came while the connection had ended again; they go back to their senders too.
            if (LiveConnection() is null)
            {
                waiting = [.. _waiting];
                _waiting.Clear();
            }
        }

        foreach (var message in waiting) owner.ReturnUnsent(message, failure ?? new ConnectionFailedException($"The connection to {silo} ended."));
    }
}
