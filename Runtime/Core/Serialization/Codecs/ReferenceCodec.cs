using Orleans.Serialization.Buffers;
using Orleans.Serialization.Exceptions;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>Null, identity and derived types of a class; for interfaces and abstract classes there is nothing else.</summary>
internal sealed class ReferenceCodec<T>(CodecProvider provider, bool isTracked) : IFieldCodec<T>, IGroupWrapper<T>, IDeferredBody
    where T : class
{
    private IGroupCodec<T>? _body;

    public IGroupCodec<T>? Body => _body;

    public bool IsTracked => isTracked;

    public void SetBody(object body) => _body = (IGroupCodec<T>)body;

    public void WriteField(ref Writer writer, uint id, T value)
    {
        if (value is null)
        {
            writer.WriteNull(id);
            return;
        }

        if (_body is null || value.GetType() != typeof(T))
        {
            provider.GetEntry(value.GetType()).WriteTyped(ref writer, id, value);
            return;
        }

        if (isTracked)
        {
            if (writer.TryWriteReference(id, value)) return;
            writer.BeginGroup(id, WireType.Object);
        }
        else
        {
            writer.BeginGroup(id, WireType.Value);
        }

        _body.WriteBody(ref writer, value);
        writer.EndGroup();
    }

    public T ReadField(ref Reader reader, WireType wireType)
    {
        if (wireType == WireType.Null) return null!;
        if (wireType == WireType.Reference) return reader.ReadReference(this);
        var number = reader.ReserveObject(wireType);
        reader.BeginGroup();
        var result = ReadBody(ref reader, number);
        reader.EndGroup();
        return result;
    }

    private T ReadBody(ref Reader reader, int number)
    {
        if (!reader.TryReadTypeHeader(out var entry, out var unknownName))
        {
            if (_body is null) throw new SerializerException($"The message does not say which type of {typeof(T)} it holds.");
            return _body.ReadBody(ref reader, number);
        }

        if (entry is null)
        {
            if (typeof(T) == typeof(Exception)) return (T)(object)UnavailableException.Read(ref reader, number, unknownName!, provider);
            throw new SerializerException(
                $"The message names the type '{unknownName}', which no manifest of this process declares. Reference the assembly that declares it, or mark the type [GenerateSerializer].");
        }

        // Checked before anything of it is created.
        if (!entry.MayBe(typeof(T))) throw new SerializerException($"The message holds a {entry.Type} where {typeof(T)} is declared.");
        return entry.ReadBody(ref reader, number) as T ?? throw new SerializerException($"The message holds no {typeof(T)} although it announced one.");
    }
}
