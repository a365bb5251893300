using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Groups keep their body behind the type header; values of other layouts become field 0 of a group.</summary>
internal sealed class TypeEntry<T> : TypeEntry
{
    private readonly IFieldCodec<T> _codec;
    private readonly IGroupCodec<T>? _body;
    private readonly bool _isTracked;

    public TypeEntry(byte[] wireName, IFieldCodec<T> codec)
        : base(typeof(T), wireName)
    {
        _codec = codec;
        if (codec is not IGroupWrapper<T> wrapper) return;
        _body = wrapper.Body;
        _isTracked = wrapper.IsTracked;
    }

    public override void WriteTyped(ref Writer writer, uint id, object value)
    {
        if (_isTracked)
        {
            if (writer.TryWriteReference(id, value)) return;
            writer.BeginGroup(id, WireType.Object);
        }
        else
        {
            writer.BeginGroup(id, WireType.Value);
        }

        writer.WriteTypeHeader(this);
        if (_body is not null) _body.WriteBody(ref writer, (T)value);
        else _codec.WriteField(ref writer, 0, (T)value);
        writer.EndGroup();
    }

    public override object? ReadBody(ref Reader reader, int number)
    {
        if (_body is not null) return _body.ReadBody(ref reader, number);
        object? result = null;
        while (reader.TryReadField(out var field))
        {
            if (field.Id == 0) result = _codec.ReadField(ref reader, field.WireType);
            else reader.Skip(field.WireType);
        }

        if (result is not null) reader.SetObject(number, result);
        return result;
    }
}
