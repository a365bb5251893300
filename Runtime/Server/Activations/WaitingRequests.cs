using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>An activation's requests that wait for their turn, in arrival order. Only touched in its turns.</summary>
/// <remarks>Its bound is MaxEnqueuedRequestsHardLimit, which is off by default as documented; the callers' time-outs bound it then.</remarks>
internal sealed class WaitingRequests
{
    private Message?[] _items = new Message?[4];
    private int _head;

    // How many could overtake: with none of them waiting only the head has to be asked.
    private int _special;

    public int Count { get; private set; }

    public bool AnyMayOvertake => _special > 0;

    public Message this[int index] => _items[(_head + index) & (_items.Length - 1)]!;

    public void Add(Message message)
    {
        if (Count == _items.Length) Grow();
        _items[(_head + Count) & (_items.Length - 1)] = message;
        Count++;
        if (IsSpecial(message)) _special++;
    }

    public bool TryTakeFirst([NotNullWhen(true)] out Message? message)
    {
        message = null;
        if (Count == 0) return false;
        message = RemoveAt(0);
        return true;
    }

    public Message RemoveAt(int index)
    {
        var mask = _items.Length - 1;
        var message = _items[(_head + index) & mask]!;
        if (index == 0)
        {
            _items[_head] = null;
            _head = (_head + 1) & mask;
        }
        else
        {
            for (var i = index; i < Count - 1; i++) _items[(_head + i) & mask] = _items[(_head + i + 1) & mask];
            _items[(_head + Count - 1) & mask] = null;
        }

        Count--;
        if (IsSpecial(message)) _special--;
        return message;
    }

    private static bool IsSpecial(Message message) => message.IsReadOnly || message.IsAlwaysInterleave || message.ReentrancyId != Guid.Empty;

    private void Grow()
    {
        var grown = new Message?[_items.Length * 2];
        for (var i = 0; i < Count; i++) grown[i] = this[i];
        _items = grown;
        _head = 0;
    }
}
