using System.Buffers;

namespace Orleans.Runtime.Messaging;

/// <summary>Collects encoded messages in one array before they go to the connection together. What was written last can be taken back or patched.</summary>
/// <param name="maxLength">What may be collected at most; more throws <see cref="BatchFullException"/>.</param>
internal sealed class BatchBuffer(int maxLength = int.MaxValue) : IBufferWriter<byte>, IDisposable
{
    // One flush of this size keeps the socket busy; a larger array, left by one large message, is given back after it was sent.
    private const int UsualSize = 64 * 1024;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(UsualSize);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _array.AsSpan(0, Length);

    /// <summary>Bytes already written, to be patched.</summary>
    public Span<byte> Patch(int position, int length) => _array.AsSpan(0, Length).Slice(position, length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - Length);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(Length);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Takes back everything after a position.</summary>
    public void TakeBack(int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Length);
        Length = position;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Length = 0;
        if (_array.Length <= 4 * UsualSize) return;
        ArrayPool<byte>.Shared.Return(_array);
        _array = ArrayPool<byte>.Shared.Rent(UsualSize);
    }

    public void Dispose()
    {
        var array = _array;
        _array = [];
        Length = 0;
        if (array.Length > 0) ArrayPool<byte>.Shared.Return(array);
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 256);
        if (_array.Length - Length >= needed) return;
        if (Length + (long)needed > maxLength) throw new BatchFullException();
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(_array.Length * 2L, Length + (long)needed), Array.MaxLength));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
