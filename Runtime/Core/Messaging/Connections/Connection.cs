using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime.Messaging;

/// <summary>One established connection: a loop that writes what is queued, and one that reads what arrives.</summary>
internal sealed class Connection
{
    /// <summary>How often arriving bytes are reported; finer than any probe.</summary>
    public const long TrafficGranularityMilliseconds = 5;

    // Messages are encoded until this much waits to be flushed; more would delay pings that are queued meanwhile.
    private const int FlushThreshold = 32 * 1024;

    // A message that does not fit into a batch of this size is a large one: encoding and sending the others takes less than a millisecond.
    private const int MaxBatch = 128 * 1024;

    // Reading a body of this size takes tens of microseconds; larger ones are read while the connection goes on.
    private const int MaxBodyReadInline = 64 * 1024;

    private readonly ConnectionContext _context;
    private readonly IConnectionHandler _handler;
    private readonly MessageEncoder _encoder;
    private readonly MessageDecoder _decoder;
    private readonly ILogger _logger;
    private readonly LargeMessages _large;
    private readonly SendQueue _queue = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _abandonDrain = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _closeReason;
    private volatile bool _isDraining;
    private bool _hasEnded;
    private long _lastTraffic;

    public Connection(ConnectionContext context, Peer peer, IConnectionHandler handler, MessageEncoder encoder, MessageDecoder decoder, ILogger logger)
    {
        _context = context;
        _handler = handler;
        _encoder = encoder;
        _decoder = decoder;
        _logger = logger;
        Peer = peer;
        _large = new LargeMessages(encoder, _queue.Wake, (message, reason) => handler.OnUnsendable(this, message, reason));
    }

    public Peer Peer { get; }

    /// <summary>What is measured of connections, null for nothing.</summary>
    public MessagingInstruments? Instruments { get; init; }

    /// <summary>Whether this side closed it, so that its end says nothing about the other side.</summary>
    public bool IsClosedHere { get; private set; }

    public bool IsClosed => Volatile.Read(ref _closeReason) is not null;

    public int QueuedCount => _queue.Count;

    public string Name => $"{_context.LocalEndPoint} - {_context.RemoteEndPoint} ({Peer})";

    public Admission TrySend(Message message)
    {
        var admission = _queue.TryEnqueue(message);

        // The connection may have ended, and returned what was queued, between the look at it and the enqueuing.
        if (admission == Admission.Queued && Volatile.Read(ref _hasEnded)) ReturnUnsent();
        return admission;
    }

    /// <summary>Runs until the connection ends; the result says why. Everything that was queued by then went back to the handler.</summary>
    public async Task<Exception> Run()
    {
        Instruments?.SocketsOpened.Count();
        var writing = Write();
        var reading = Read();
        await Task.WhenAny(reading, writing);

        // After a drain the last bytes may still be on their way through the transport: the other side closes when it has them.
        if (_isDraining && !IsClosed) await Task.WhenAny(reading, _abandonDrain.Task);
        Abort(new ConnectionAbortedException("The connection ended."));
        await writing;
        await reading;
        await _large.Encoded;
        foreach (var message in _large.TakeUnsent()) _handler.OnUnsent(this, message, _closeReason!);
        Interlocked.Exchange(ref _hasEnded, true);
        ReturnUnsent();
        Instruments?.SocketsClosed.Count();
        _ended.TrySetResult();
        return _closeReason!;
    }

    /// <summary>Ends the connection at once.</summary>
    public void Close(string reason)
    {
        IsClosedHere = true;
        Abort(new ConnectionAbortedException(reason));
    }

    /// <summary>Lets what is queued leave, then ends the connection; ends it anyway when <paramref name="cancellationToken"/> is cancelled.</summary>
    public async Task CloseAfterDrain(string reason, CancellationToken cancellationToken)
    {
        IsClosedHere = true;
        _isDraining = true;
        _queue.Close();
        try
        {
            await _ended.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Bounded by the caller: what is left is aborted.
            _abandonDrain.TrySetResult();
            Close(reason);
        }
    }

    private void Abort(Exception reason)
    {
        if (Interlocked.CompareExchange(ref _closeReason, reason, null) is not null) return;
        _queue.Close();
        _context.Abort(reason as ConnectionAbortedException ?? new ConnectionAbortedException(reason.Message, reason));
        _context.Transport.Input.CancelPendingRead();
        try
        {
            _context.Transport.Output.CancelPendingFlush();
        }
        catch (ObjectDisposedException)
        {
            // A pipe over a stream (TLS) that was completed already has nothing pending.
        }
    }

    private async Task Write()
    {
        var output = _context.Transport.Output;
        using var batch = new BatchBuffer(MaxBatch);
        try
        {
            while (!IsClosed)
            {
                await _queue.WaitAsync();
                var hadAny = false;
                while (!IsClosed && FillBatch(batch))
                {
                    hadAny = true;
                    output.Write(batch.Written);
                    batch.Clear();
                    var flushed = await output.FlushAsync();
                    if (flushed.IsCompleted || flushed.IsCanceled) return;
                }

                if (hadAny || !_queue.IsClosed) continue;
                if (_large.IsIdle) return;
                await _large.Encoded;
            }
        }
        catch (Exception failure)
        {
            Abort(failure);
        }
        finally
        {
            await Complete(output);
        }
    }

    private async Task Complete(PipeWriter output)
    {
        try
        {
            await output.CompleteAsync();
        }
        catch (Exception failure)
        {
            // A pipe over a stream (TLS) still tries to write what is left.
            Abort(failure);
        }
    }

    /// <summary>What is queued, up to the threshold, and one part of a large message; false when there was nothing.</summary>
    private bool FillBatch(BatchBuffer batch)
    {
        EncodeBatch(batch);
        while (batch.Length <= FlushThreshold && _large.HasPart)
        {
            var before = batch.Length;
            _large.WritePart(batch);
            if (batch.Length > before) break;
        }

        return batch.Length > 0;
    }

    private void EncodeBatch(BatchBuffer batch)
    {
        while (batch.Length < FlushThreshold && _queue.TryDequeue(out var message))
        {
            if (message.IsExpired && message.Direction != MessageDirection.Response)
            {
                Instruments?.Expired.Count();
                continue;
            }

            var before = batch.Length;
            try
            {
                _encoder.Encode(message, batch);
                _queue.OnSent(batch.Length - before);
            }
            catch (BatchFullException)
            {
                _large.Add(message);
            }
            catch (Exception reason)
            {
                _handler.OnUnsendable(this, message, reason);
            }
        }
    }

    private async Task Read()
    {
        var input = _context.Transport.Input;
        try
        {
            while (true)
            {
                var result = await input.ReadAsync();
                if (result.IsCanceled) break;
                var buffer = result.Buffer;
                ReportTraffic();
                HandleMessages(ref buffer);
                input.AdvanceTo(buffer.Start, buffer.End);
                if (!result.IsCompleted) continue;
                Abort(buffer.IsEmpty
                    ? new ConnectionResetException("The other side closed the connection.")
                    : new ConnectionResetException($"The other side closed the connection in the middle of a message ({buffer.Length} bytes)."));
                break;
            }
        }
        catch (WireException malformed)
        {
            IsClosedHere = true;
            MessagingLog.MalformedBytes(_logger, Name, malformed.Message);
            Abort(malformed);
        }
        catch (Exception failure)
        {
            Abort(failure);
        }
        finally
        {
            await input.CompleteAsync();
        }
    }

    private void HandleMessages(ref ReadOnlySequence<byte> buffer)
    {
        while (!IsClosed && _decoder.TryDecode(ref buffer, out var message, out var unreadable))
        {
            if (message.BodyBytes.Count > MaxBodyReadInline && unreadable is null) ThreadPool.UnsafeQueueUserWorkItem(static work => work.self._handler.OnMessage(work.self, work.message), (self: this, message), preferLocal: false);
            else if (unreadable is null) _handler.OnMessage(this, message);
            else _handler.OnUnreadable(this, message, unreadable);
        }
    }

    private void ReportTraffic()
    {
        var now = World.Ticks;
        if (now - _lastTraffic < TrafficGranularityMilliseconds) return;
        _lastTraffic = now;
        _handler.OnTraffic(this);
    }

    private void ReturnUnsent()
    {
        while (_queue.TryDequeue(out var message)) _handler.OnUnsent(this, message, _closeReason!);
    }
}
