using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>
/// Bounds the bytes of application requests that came over connections and wait in this silo for their turn. What is over the bound is
/// refused at once with the reason: a silo that runs out of memory would fail all of its grains. The runtime's own messages pass.
/// </summary>
internal sealed class ArrivedRequests(long limit)
{
    /// <summary>
    /// The most that may wait: half a gigabyte is several seconds of a fast network, so what waits beyond it waits for grains that do not
    /// keep up, and would meet its callers' time-outs.
    /// </summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    /// <summary>What a waiting request costs beside its bytes: the message, the arguments as objects, the answer that is owed.</summary>
    public const int Overhead = 512;

    private long _bytes;

    public long Limit => limit;

    /// <summary>Bytes that wait now.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary><see cref="MaxBytes"/>, and no more than a quarter of the memory that this process may use.</summary>
    public static ArrivedRequests ForThisProcess() => new(Math.Min(MaxBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));

    /// <summary>Counts a request that begins to wait; false when it may not.</summary>
    public bool TryHold(Message message)
    {
        // What was made in this silo is bounded where it was made, and a message that moved on is counted already.
        if (message.WireBytes == 0 || message.HeldBytes != 0 || message.IsSystemMessage) return true;
        var bytes = message.WireBytes + Overhead;
        if (Interlocked.Add(ref _bytes, bytes) > limit)
        {
            Interlocked.Add(ref _bytes, -bytes);
            return false;
        }

        message.HeldBytes = bytes;
        return true;
    }

    /// <summary>The request runs, or leaves in another way.</summary>
    public void Release(Message message)
    {
        if (message.HeldBytes == 0) return;
        Interlocked.Add(ref _bytes, -message.HeldBytes);
        message.HeldBytes = 0;
    }
}
