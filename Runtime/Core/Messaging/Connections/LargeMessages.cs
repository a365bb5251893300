using System.Collections.Concurrent;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// The large messages of one connection. Each is encoded away from the connection's writer, one at a time, and leaves in parts, of which
/// the writer puts one behind each batch of others: so a small message waits for a part, not for a whole body.
/// </summary>
internal sealed class LargeMessages(MessageEncoder encoder, Action wake, Action<Message, Exception> refuse)
{
    /// <summary>What one part carries: at 10 MB/s others wait 3 ms for it.</summary>
    public const int PartSize = 32 * 1024;

    /// <summary>Large messages that may wait for a connection, by the mean size of the last ones; more than some seconds of a fast network.</summary>
    public const long MaxBytes = 1024L * 1024 * 1024;

    // Also when sizes are not known yet the waiting ones stay countable.
    private const int MaxWaiting = 1024;

    private readonly ConcurrentQueue<Message> _waiting = new();
    private BatchBuffer? _ready;
    private Message? _current;
    private Task _encoding = Task.CompletedTask;
    private int _sent;
    private long _meanBytes = 1024 * 1024;

    /// <summary>Whether a part can be written now.</summary>
    public bool HasPart => Volatile.Read(ref _ready) is not null;

    /// <summary>Nothing waits, is being encoded or is on its way.</summary>
    public bool IsIdle => _current is null && _waiting.IsEmpty;

    /// <summary>Completes when a part may be there.</summary>
    public Task Encoded => _encoding;

    /// <summary>Takes a message that is too large for a batch. By the writer, as everything but the encoding.</summary>
    public void Add(Message message)
    {
        var waiting = _waiting.Count + 1;
        if (message.Direction != MessageDirection.Response && (waiting > MaxWaiting || waiting * Volatile.Read(ref _meanBytes) > MaxBytes))
        {
            refuse(message, new LimitExceededException($"{waiting - 1} large messages of some {_meanBytes / 1024} KiB each wait for this connection already; {message} was not sent."));
            return;
        }

        _waiting.Enqueue(message);
        if (_current is null) EncodeNext();
    }

    /// <summary>Appends the next part.</summary>
    public void WritePart(BatchBuffer batch)
    {
        var whole = _ready!;
        var size = Math.Min(PartSize, whole.Length - _sent);
        PartFrame.Write(batch, whole.Written.Slice(_sent, size), isFirst: _sent == 0, whole.Length);
        _sent += size;
        if (_sent < whole.Length) return;
        Volatile.Write(ref _ready, null);
        _current = null;
        whole.Dispose();
        EncodeNext();
    }

    /// <summary>After the writer has ended: what did not leave whole, and so did not run.</summary>
    public IEnumerable<Message> TakeUnsent()
    {
        if (_current is { } current && _ready is { } whole)
        {
            var wasRefused = whole.Length == 0;
            MessageEncoder.RestoreBody(current, whole.Written);
            whole.Dispose();
            _ready = null;
            _current = null;
            if (!wasRefused) yield return current;
        }

        while (_waiting.TryDequeue(out var message)) yield return message;
    }

    private void EncodeNext()
    {
        while (_waiting.TryDequeue(out var message))
        {
            if (message.IsExpired && message.Direction != MessageDirection.Response) continue;
            _current = message;
            _sent = 0;
            _encoding = Task.Run(() => Encode(message));
            return;
        }
    }

    private void Encode(Message message)
    {
        var buffer = new BatchBuffer();
        try
        {
            encoder.Encode(message, buffer);
            _meanBytes += (buffer.Length - _meanBytes) / 4;
        }
        catch (Exception reason)
        {
            buffer.TakeBack(0);
            refuse(message, reason);
        }

        // An empty one is skipped by the writer, which alone goes on to the next.
        Volatile.Write(ref _ready, buffer);
        wake();
    }
}
