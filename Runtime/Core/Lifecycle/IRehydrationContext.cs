using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>Gives the state of a migrating grain.</summary>
public interface IRehydrationContext
{
    /// <summary>The names.</summary>
    IEnumerable<string> Keys { get; }

    /// <summary>Reads bytes; false when absent.</summary>
    bool TryGetBytes(string key, out ReadOnlySequence<byte> value);

    /// <summary>Reads a value; false when absent.</summary>
    bool TryGetValue<T>(string key, [NotNullWhen(true)] out T? value);
}
