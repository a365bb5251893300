using Orleans.Serialization.TypeSystem;

namespace Orleans.Serialization.Session;

/// <summary>The type names of one message: each is written once and then referred to by number.</summary>
internal sealed class SessionTypes
{
    private Slot[] _slots = new Slot[4];
    private int _count;

    public CodecProvider Provider { get; set; } = null!;

    /// <summary>How many skipped objects are being read again; their names have their numbers already.</summary>
    public int Replays { get; set; }

    public void Clear()
    {
        Array.Clear(_slots, 0, _count);
        _count = 0;
        Replays = 0;
    }

    public bool TryGetOrAddWritten(TypeEntry entry, out int number)
    {
        for (number = 0; number < _count; number++)
        {
            if (ReferenceEquals(_slots[number].Entry, entry)) return true;
        }

        Add(new Slot(entry, 0, 0));
        return false;
    }

    public uint AddRead(int start, int length)
    {
        if (Replays > 0)
        {
            for (var i = 0; i < _count; i++)
            {
                if (_slots[i].Start == start) return (uint)i;
            }
        }

        Add(new Slot(null, start, length));
        return (uint)(_count - 1);
    }

    /// <summary>The type with that number; a name that no manifest declares is refused.</summary>
    public TypeEntry Resolve(uint number, ReadOnlySpan<byte> input) => TryResolve(number, input, out var entry)
        ? entry!
        : throw new SerializerException(
            $"The message names the type '{NameOf(number, input)}', which no manifest of this process declares. Reference the assembly that declares it, or mark the type [GenerateSerializer].");

    public bool TryResolve(uint number, ReadOnlySpan<byte> input, out TypeEntry? entry)
    {
        if (number >= (uint)_count) throw new SerializerException($"Reference to type {number}, but only {_count} were named.");
        ref var slot = ref _slots[number];
        entry = slot.Entry;
        if (entry is not null) return true;
        if (!Provider.TryResolveEntry(input.Slice(slot.Start, slot.Length), out entry)) return false;
        slot = slot with { Entry = entry };
        return true;
    }

    public string NameOf(uint number, ReadOnlySpan<byte> input) =>
        System.Text.Encoding.UTF8.GetString(input.Slice(_slots[number].Start, _slots[number].Length));

    private void Add(Slot slot)
    {
        if (_count == _slots.Length) Array.Resize(ref _slots, _count * 2);
        _slots[_count++] = slot;
    }

    private readonly record struct Slot(TypeEntry? Entry, int Start, int Length);
}
