using System.Buffers;

namespace Orleans.Runtime;

/// <summary>Takes the state of a migrating grain.</summary>
public interface IDehydrationContext
{
    /// <summary>The names written so far.</summary>
    IEnumerable<string> Keys { get; }

    /// <summary>Adds bytes.</summary>
    void AddBytes(string key, ReadOnlySpan<byte> value);

    /// <summary>Adds bytes written by a function.</summary>
    void AddBytes<T>(string key, Action<T, IBufferWriter<byte>> valueWriter, T value);

    /// <summary>Adds a serializable value; false when it has no codec.</summary>
    bool TryAddValue<T>(string key, T? value);
}
