using Orleans.Serialization.Buffers;

namespace Orleans.Serialization.Codecs;

/// <summary>Writes and reads what stands between the header of a group and its end; null, references and derived types are handled around it.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IGroupCodec<T>
{
    /// <summary>Writes the fields; the value is exactly a <typeparamref name="T"/>.</summary>
    void WriteBody(ref Writer writer, T value);

    /// <summary>
    /// Reads fields until <see cref="Reader.TryReadField"/> says there are no more. A class calls <see cref="Reader.SetObject"/>
    /// with <paramref name="number"/> as soon as the instance exists, so that its members can refer to it.
    /// </summary>
    T ReadBody(ref Reader reader, int number);
}
