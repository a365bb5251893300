using Orleans.Serialization.Buffers;

namespace Orleans.Serialization.Codecs;

/// <summary>Writes and reads the members that one class of a hierarchy declares, and those of its base classes before them.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IBaseCodec<T>
    where T : class
{
    /// <summary>Writes the fields.</summary>
    void WriteMembers(ref Writer writer, T value);

    /// <summary>Reads fields into <paramref name="value"/> until <see cref="Reader.TryReadField"/> says there are no more.</summary>
    void ReadMembers(ref Reader reader, T value);
}
