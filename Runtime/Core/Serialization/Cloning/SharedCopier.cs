namespace Orleans.Serialization.Cloning;

/// <summary>For values that nobody can change.</summary>
internal sealed class SharedCopier<T> : IDeepCopier<T>, ISharedCopier
{
    public T DeepCopy(T input, CopyContext context) => input;
}
