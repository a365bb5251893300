using System.Buffers;

namespace Orleans.Serialization;

/// <summary>A format of its own for types that have neither generated code nor a converter.</summary>
internal interface IPluggedFormat
{
    /// <summary>Whether values that are exactly of this type travel in this format.</summary>
    bool Supports(Type type);

    /// <summary>Writes a value that is not null.</summary>
    void Write<T>(T value, IBufferWriter<byte> output);

    /// <summary>Reads a value; throws whatever it likes when the input is not one.</summary>
    T? Read<T>(ReadOnlySpan<byte> input);
}
