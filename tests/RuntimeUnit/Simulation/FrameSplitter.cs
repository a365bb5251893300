using System.Buffers.Binary;
using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Cuts what one side of a connection writes into what is lost, delayed or overtaken as one: the handshake, then frames.</summary>
internal sealed class FrameSplitter
{
    // Magic, then the length of the rest.
    private const int HandshakePrefix = 12;

    private byte[] _bytes = new byte[1024];
    private int _count;
    private bool _handshakeDone;

    public Span<byte> Room(int hint)
    {
        if (_bytes.Length - _count < hint) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + hint));
        return _bytes.AsSpan(_count);
    }

    public Memory<byte> RoomInMemory(int hint)
    {
        _ = Room(hint);
        return _bytes.AsMemory(_count);
    }

    public void Written(int count) => _count += count;

    /// <summary>Takes out what is complete.</summary>
    public List<NetworkUnit> TakeUnits()
    {
        var units = new List<NetworkUnit>();
        var at = 0;
        while (NextLength(at) is { } length && length <= _count - at)
        {
            units.Add(new NetworkUnit(_bytes.AsSpan(at, length).ToArray(), IsFrame: _handshakeDone));
            at += length;
            _handshakeDone = true;
        }

        Array.Copy(_bytes, at, _bytes, 0, _count - at);
        _count -= at;
        return units;
    }

    private int? NextLength(int at)
    {
        if (!_handshakeDone) return _count - at < HandshakePrefix ? null : HandshakePrefix + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at + HandshakePrefix - 4));
        if (_count - at < MessageEncoder.PrefixLength) return null;
        return MessageEncoder.PrefixLength + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at)) + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at + 4));
    }
}
