namespace Orleans.Serialization.Cloning;

/// <summary>Copies values of a type, whatever their runtime type.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IDeepCopier<T>
{
    /// <summary>A copy that shares nothing mutable with <paramref name="input"/>.</summary>
    T DeepCopy(T input, CopyContext context);
}
