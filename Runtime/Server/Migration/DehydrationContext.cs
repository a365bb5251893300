using System.Buffers;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>What a leaving activation takes along, as bytes: nothing of it is shared with what runs on here.</summary>
internal sealed class DehydrationContext(Serializer serializer) : IDehydrationContext
{
    public Dictionary<string, byte[]> Values { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => Values.Keys;

    public void AddBytes(string key, ReadOnlySpan<byte> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Values[key] = value.ToArray();
    }

    public void AddBytes<T>(string key, Action<T, IBufferWriter<byte>> valueWriter, T value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(valueWriter);
        var buffer = new ArrayBufferWriter<byte>();
        valueWriter(value, buffer);
        Values[key] = buffer.WrittenSpan.ToArray();
    }

    public bool TryAddValue<T>(string key, T? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            Values[key] = serializer.SerializeToArray(value);
            return true;
        }
        catch (CodecNotFoundException)
        {
            // Also when only something inside of it has no codec.
            return false;
        }
    }
}
