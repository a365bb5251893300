using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime.Messaging;

/// <summary>What waits to be written to one connection. Pings and system messages overtake application ones.</summary>
internal sealed class SendQueue
{
    /// <summary>
    /// Application requests that may wait. A connection writes some 300,000 messages a second, so this is a twentieth of a second of work;
    /// a peer further behind than that is not reading, and its callers should hear it now rather than at their time-out.
    /// </summary>
    public const int MaxRequests = 16_384;

    /// <summary>
    /// Everything that may wait. The part above <see cref="MaxRequests"/> is kept for responses and system messages: refusing those would
    /// fail work that is done, or make a busy peer look dead.
    /// </summary>
    public const int MaxMessages = 65_536;

    /// <summary>
    /// Bytes of requests that may wait, by the mean size of what was sent lately: sizes are known only when a message is encoded. Large
    /// messages have bounds of their own (<see cref="LargeMessages"/>).
    /// </summary>
    public const long MaxRequestBytes = 256L * 1024 * 1024;

    /// <summary>What a caller is told whose request found the queue full.</summary>
    public static readonly string FullReason = $"{MaxRequests} requests or {MaxRequestBytes / 1024 / 1024} MiB wait already";

    // Half of the mean is forgotten after some ten messages: soon enough to follow a change of traffic, too late for one odd message to matter.
    private const int MeanWeight = 16;

    private readonly ConcurrentQueue<Message> _urgent = new();
    private readonly ConcurrentQueue<Message> _application = new();
    private readonly WakeSignal _signal = new();
    private int _count;
    private long _meanBytes;
    private volatile bool _isClosed;

    public int Count => Volatile.Read(ref _count);

    public bool IsClosed => _isClosed;

    public Admission TryEnqueue(Message message)
    {
        if (_isClosed) return Admission.Closed;
        var isRequest = message.Category == MessageCategory.Application && message.Direction != MessageDirection.Response;
        var count = Interlocked.Increment(ref _count);
        if (count > (isRequest ? MaxRequests : MaxMessages) || (isRequest && count * Volatile.Read(ref _meanBytes) > MaxRequestBytes))
        {
            Interlocked.Decrement(ref _count);
            return Admission.Full;
        }

        (message.Category == MessageCategory.Application ? _application : _urgent).Enqueue(message);
        _signal.Signal();
        return Admission.Queued;
    }

    public bool TryDequeue([NotNullWhen(true)] out Message? message)
    {
        if (!_urgent.TryDequeue(out message) && !_application.TryDequeue(out message)) return false;
        Interlocked.Decrement(ref _count);
        return true;
    }

    /// <summary>The writer sent a message of that size.</summary>
    public void OnSent(int bytes) => Volatile.Write(ref _meanBytes, _meanBytes + ((bytes - _meanBytes) / MeanWeight));

    /// <summary>Wakes the writer for something else than a message.</summary>
    public void Wake() => _signal.Signal();

    /// <summary>Waits until there may be something to dequeue or the queue was closed.</summary>
    public ValueTask WaitAsync() => _isClosed || Count > 0 ? ValueTask.CompletedTask : _signal.WaitAsync();

    /// <summary>Admits nothing more. What is queued, or was being queued at this moment, can still be dequeued.</summary>
    public void Close()
    {
        _isClosed = true;
        _signal.Signal();
    }
}
