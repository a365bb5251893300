using Orleans.Serialization.Cloning;

namespace Orleans.Serialization;

/// <summary>Copies values of one type. Thread-safe.</summary>
public sealed class DeepCopier<T>(CodecProvider provider)
{
    private readonly IDeepCopier<T> _copier = provider.GetCopier<T>();

    /// <summary>A copy that shares nothing mutable with <paramref name="value"/>.</summary>
    public T Copy(T value)
    {
        if (_copier is ISharedCopier) return value;
        using var context = CopyContext.Rent(provider);
        return _copier.DeepCopy(value, context);
    }
}
