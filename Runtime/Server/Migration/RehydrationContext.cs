using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>What came along with a moved activation, and who waits to hear that it is the grain's now.</summary>
internal sealed class RehydrationContext(GrainAddress previous, Dictionary<string, byte[]> values, Serializer serializer) : IRehydrationContext
{
    private readonly TaskCompletionSource<GrainAddress?> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The activation it was, which is still registered and does nothing any more.</summary>
    public GrainAddress Previous { get; } = previous;

    /// <summary>The new activation once it is registered in the place of the previous one; null when it will not be.</summary>
    public Task<GrainAddress?> Registered => _registered.Task;

    public IEnumerable<string> Keys => values.Keys;

    public void EndRegistration(GrainAddress? address) => _registered.TrySetResult(address);

    public bool TryGetBytes(string key, out ReadOnlySequence<byte> value)
    {
        var found = values.TryGetValue(key, out var bytes);
        value = found ? new ReadOnlySequence<byte>(bytes!) : default;
        return found;
    }

    public bool TryGetValue<T>(string key, [NotNullWhen(true)] out T? value)
    {
        value = values.TryGetValue(key, out var bytes) ? serializer.Deserialize<T>(bytes) : default;
        return value is not null;
    }
}
