using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>Writes and reads whole fields of a type: header, payload, null and references.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IFieldCodec<T>
{
    /// <summary>Writes a field with that id.</summary>
    void WriteField(ref Writer writer, uint id, T value);

    /// <summary>Reads the payload of a field whose header said <paramref name="wireType"/>.</summary>
    T ReadField(ref Reader reader, WireType wireType);
}
