using Orleans.Serialization.Cloning;

namespace Orleans.Serialization;

/// <summary>Copies object graphs: identity and cycles inside one copy are kept, immutable parts are shared. Thread-safe.</summary>
public sealed class DeepCopier(CodecProvider provider)
{
    /// <summary>A copy; <see cref="CodecNotFoundException"/> when a part of it has no copier.</summary>
    public T Copy<T>(T value)
    {
        var copier = provider.GetCopier<T>();
        if (copier is ISharedCopier) return value;
        using var context = CopyContext.Rent(provider);
        return copier.DeepCopy(value, context);
    }

    /// <summary>The copier of one type.</summary>
    public DeepCopier<T> GetCopier<T>() => new(provider);

    /// <summary>Starts a copy of several values that may share parts. For generated code.</summary>
    public CopyContext BeginCopy() => CopyContext.Rent(provider);

    /// <summary>Copies one of several values that may share parts. For generated code.</summary>
    public T Copy<T>(T value, CopyContext context) => provider.GetCopier<T>().DeepCopy(value, context);
}
