using System.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization;

/// <summary>Copies a value through its plugged format: nothing else is known of it.</summary>
internal sealed class PluggedCopier<T>(IPluggedFormat format) : IGroupCopier<T>
{
    public T CopyBody(T input, CopyContext context)
    {
        var output = new ArrayBufferWriter<byte>();
        format.Write(input, output);
        var copy = format.Read<T>(output.WrittenSpan) ?? throw new SerializerException($"The copy of a {typeof(T)} is null.");
        if (!typeof(T).IsValueType) context.Record(input!, copy);
        return copy;
    }
}
