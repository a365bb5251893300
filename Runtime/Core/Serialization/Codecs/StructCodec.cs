using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>A value type made of fields.</summary>
internal sealed class StructCodec<T> : IFieldCodec<T>, IGroupWrapper<T>, IDeferredBody
    where T : struct
{
    private IGroupCodec<T> _body = null!;

    public IGroupCodec<T>? Body => _body;

    public bool IsTracked => false;

    public void SetBody(object body) => _body = (IGroupCodec<T>)body;

    public void WriteField(ref Writer writer, uint id, T value)
    {
        writer.BeginGroup(id, WireType.Value);
        _body.WriteBody(ref writer, value);
        writer.EndGroup();
    }

    public T ReadField(ref Reader reader, WireType wireType)
    {
        if (wireType != WireType.Value) reader.ThrowWireType(wireType, WireType.Value);
        reader.BeginGroup();
        var result = _body.ReadBody(ref reader, -1);
        reader.EndGroup();
        return result;
    }
}
