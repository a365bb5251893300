using System.Buffers;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;

namespace Orleans.Serialization;

/// <summary>A value in a plugged format: one block of bytes.</summary>
internal sealed class PluggedCodec<T>(IPluggedFormat format) : IGroupCodec<T>
{
    public void WriteBody(ref Writer writer, T value)
    {
        var output = new ArrayBufferWriter<byte>();
        format.Write(value, output);
        writer.WriteBlob(0, output.WrittenSpan);
    }

    public T ReadBody(ref Reader reader, int number)
    {
        T? value = default;
        while (reader.TryReadField(out var field))
        {
            if (field.Id == 0) value = Parse(reader.ReadBlob(field.WireType));
            else reader.Skip(field.WireType);
        }

        if (value is null) throw new SerializerException($"The message holds no {typeof(T)} although it announced one.");
        if (!typeof(T).IsValueType) reader.SetObject(number, value);
        return value;
    }

    private T? Parse(ReadOnlySpan<byte> input)
    {
        try
        {
            return format.Read<T>(input);
        }
        catch (Exception error) when (error is not SerializerException)
        {
            throw new SerializerException($"The message holds a {typeof(T)} that cannot be read: {error.Message}", error);
        }
    }
}
