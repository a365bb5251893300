using System.Diagnostics.CodeAnalysis;

namespace Orleans.Serialization.Session;

/// <summary>What one message has numbered so far: objects and type names. Kept per thread and used again.</summary>
internal sealed class SerializerSession
{
    /// <summary>Below this many objects a scan of the list is faster than hashing.</summary>
    private const int ScanLimit = 16;

    /// <summary>A session that grew beyond this is dropped, so that one large message does not pin memory for ever.</summary>
    private const int KeepLimit = 4096;

    [ThreadStatic]
    private static SerializerSession? spare;

    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private object?[] _objects = new object?[ScanLimit];
    private int[] _skippedAt = [];
    private int _count;
    private int _highest;

    private SerializerSession() => Types = new SessionTypes();

    internal CodecProvider Provider { get; private set; } = null!;

    internal SessionTypes Types { get; }

    internal static SerializerSession Rent(CodecProvider provider)
    {
        // A converter may serialize again while its message is being written: it gets a session of its own.
        var session = spare ?? new SerializerSession();
        spare = null;
        session.Provider = provider;
        session.Types.Provider = provider;
        return session;
    }

    internal void Return()
    {
        if (_objects.Length > KeepLimit) return;
        Array.Clear(_objects, 0, Math.Max(_count, _highest));
        if (_skippedAt.Length > 0) Array.Clear(_skippedAt);
        if (_numbers.Count > 0) _numbers.Clear();
        _count = 0;
        _highest = 0;
        Types.Clear();
        spare = this;
    }

    internal bool TryGetOrAddWritten(object value, out int number)
    {
        if (_count < ScanLimit)
        {
            for (var i = 0; i < _count; i++)
            {
                if (!ReferenceEquals(_objects[i], value)) continue;
                number = i;
                return true;
            }

            number = _count;
            _objects[_count++] = value;
            return false;
        }

        if (_numbers.Count == 0)
        {
            for (var i = 0; i < ScanLimit; i++) _numbers.Add(_objects[i]!, i);
        }

        if (_numbers.TryGetValue(value, out number)) return true;
        number = _numbers.Count;
        _numbers.Add(value, number);
        return false;
    }

    internal bool TryGetOrAddWrittenType(TypeSystem.TypeEntry entry, out int number) => Types.TryGetOrAddWritten(entry, out number);

    internal int ReserveRead()
    {
        if (_count == _objects.Length) Array.Resize(ref _objects, _count * 2);
        return _count++;
    }

    internal void SetRead(int number, object value) => _objects[number] = value;

    internal void ReserveSkipped(int position)
    {
        var number = ReserveRead();
        if (_skippedAt.Length < _objects.Length) Array.Resize(ref _skippedAt, _objects.Length);
        if (_skippedAt[number] == 0 && _objects[number] is null) _skippedAt[number] = position + 1;
    }

    /// <summary>The object with that number, or where it was skipped; neither for one that is being read or does not exist.</summary>
    internal bool TryGetRead(uint number, [NotNullWhen(true)] out object? value, out int skippedAt)
    {
        if (number >= (uint)Math.Max(_count, _highest)) throw new SerializerException($"Reference to object {number}, but only {_count} were seen.");
        value = _objects[number];
        skippedAt = -1;
        if (value is not null) return true;
        if (number < (uint)_skippedAt.Length)
        {
            // Taken once: a skipped object that refers to itself before it exists must not be read again and again.
            skippedAt = _skippedAt[number] - 1;
            _skippedAt[number] = -1;
        }

        return false;
    }

    /// <summary>Objects read from here on take the numbers they got when they were skipped.</summary>
    internal int BeginReplay(int number)
    {
        var next = _count;
        _highest = Math.Max(_highest, next);
        _count = number;
        Types.Replays++;
        return next;
    }

    internal void EndReplay(int number, int next, object? value)
    {
        if (value is not null) _objects[number] ??= value;
        _count = next;
        Types.Replays--;
    }
}
