using System.Collections.Concurrent;

namespace Orleans.Runtime.Messaging;

/// <summary>Keeps finished call objects for reuse: a few per thread, the rest shared.</summary>
internal static class CallPool<T>
    where T : class
{
    // Calls start and end on whichever thread runs the turn; 32 per thread catch most of it without touching shared memory.
    private const int PerThread = 32;

    // Enough for the calls in flight of a busy silo; beyond that the garbage collector takes them.
    private const int Shared = 4096;

    private static readonly ConcurrentQueue<T> Queue = new();
    private static int queued;

    [ThreadStatic]
    private static Stack? local;

    public static T? TryRent()
    {
        if (local is { Count: > 0 } stack) return stack.Pop();
        if (Volatile.Read(ref queued) == 0 || !Queue.TryDequeue(out var item)) return null;
        Interlocked.Decrement(ref queued);
        return item;
    }

    public static void Return(T item)
    {
        var stack = local ??= new Stack();
        if (stack.Count < PerThread)
        {
            stack.Push(item);
            return;
        }

        if (Interlocked.Increment(ref queued) <= Shared) Queue.Enqueue(item);
        else Interlocked.Decrement(ref queued);
    }

    private sealed class Stack
    {
        private readonly T?[] _items = new T?[PerThread];

        public int Count { get; private set; }

        public void Push(T item) => _items[Count++] = item;

        public T Pop()
        {
            var item = _items[--Count]!;
            _items[Count] = null;
            return item;
        }
    }
}
